package dev.souk.kernels.opencl;

import com.aparapi.Config;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Aparapi's log off standard error, where it warns of class-file attributes that do not
 * matter, and keeps its last complaint for the message of an exception.
 */
final class AparapiLog extends Handler {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(AparapiLog.class);

  /** Held strongly: a logger that is only reachable weakly forgets its handlers. */
  private static final Logger APARAPI = Logger.getLogger(Config.getLoggerName());

  private static volatile String lastComplaint = "no reason given";

  private AparapiLog() {}

  /** Idempotent; to be called before any other class of Aparapi is used. */
  static synchronized void quiet() {
    for (Handler handler : APARAPI.getHandlers()) {
      if (handler instanceof AparapiLog) {
        return;
      }
    }
    APARAPI.setUseParentHandlers(false);
    APARAPI.addHandler(new AparapiLog());
  }

  /** The last thing that Aparapi logged, in any thread. */
  static String lastComplaint() {
    return lastComplaint;
  }

  @Override
  public void publish(LogRecord entry) {
    Throwable thrown = entry.getThrown();
    String message = String.valueOf(entry.getMessage()).strip();
    lastComplaint = thrown == null ? message : message + " (" + thrown + ")";
    LOG.debug("{}", lastComplaint);
  }

  @Override
  public void flush() {
    // nothing is buffered
  }

  @Override
  public void close() {
    // nothing is held
  }
}
