package dev.souk.cli.chaos.system;

import dev.souk.cli.kafka.LocalBroker;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker, which is started again whenever it has ended. Thread-safe. */
public final class BrokerProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerProcess.class);
  private static final long LOOK_MILLIS = 200;

  private final LocalBroker broker;
  private final Thread thread;
  private volatile boolean answers = true;
  private volatile boolean closed;

  /** Begins to look after {@code broker}, which is closed with this object. */
  BrokerProcess(LocalBroker broker) {
    this.broker = broker;
    this.thread = Thread.ofPlatform().daemon().name("broker").start(this::lookAfter);
  }

  private void lookAfter() {
    try {
      while (!closed) {
        if (!broker.process().isAlive()) {
          answers = false;
          try {
            broker.restart();
            answers = true;
          } catch (IOException e) {
            LOG.warn("The broker was killed again before it answered: {}", e.getMessage());
          }
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  /** Where clients connect. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Kills it; it is started again soon. */
  public void kill() throws IOException {
    answers = false;
    broker.kill();
  }

  /** Whether it has answered since it was started last. */
  public boolean answers() {
    return answers;
  }

  /** Ends it for good. */
  @Override
  public void close() throws IOException {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    broker.close();
  }
}
