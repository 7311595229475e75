package dev.souk.kernels.opencl;

import com.aparapi.Config;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Aparapi's log off standard error, where it warns of class-file attributes that do not
 * matter, and keeps its last complaints for the message of an exception.
 */
final class AparapiLog extends Handler {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(AparapiLog.class);

  /** Held strongly: a logger that is only reachable weakly forgets its handlers. */
  private static final Logger APARAPI = Logger.getLogger(Config.getLoggerName());

  /** An untranslatable kernel takes three: what failed, and two for the devices tried next. */
  private static final int KEPT = 3;

  private static final Deque<String> COMPLAINTS = new ArrayDeque<>();

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

  /** Forgets what was complained of. */
  static void clear() {
    synchronized (COMPLAINTS) {
      COMPLAINTS.clear();
    }
  }

  /** The last things that Aparapi logged, in any thread. */
  static String complaints() {
    synchronized (COMPLAINTS) {
      return COMPLAINTS.isEmpty() ? "no reason given" : String.join("; ", COMPLAINTS);
    }
  }

  @Override
  public void publish(LogRecord entry) {
    Throwable thrown = entry.getThrown();
    String message = String.valueOf(entry.getMessage()).strip();
    String complaint = thrown == null ? message : message + " (" + thrown + ")";
    LOG.debug("{}", complaint);
    synchronized (COMPLAINTS) {
      if (COMPLAINTS.size() == KEPT) {
        COMPLAINTS.removeFirst();
      }
      COMPLAINTS.addLast(complaint);
    }
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
