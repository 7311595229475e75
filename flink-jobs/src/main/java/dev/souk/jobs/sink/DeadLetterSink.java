package dev.souk.jobs.sink;

import dev.souk.log.DeadLetter;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Makes the sink that appends to the {@code dead-letters} topic. Letters have stable ids, by which
 * none is appended twice.
 */
@FunctionalInterface
public interface DeadLetterSink {

  /** A sink of letters. */
  Sink<DeadLetter> sink();
}
