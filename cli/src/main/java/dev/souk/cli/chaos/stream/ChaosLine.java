package dev.souk.cli.chaos.stream;

import dev.souk.log.LogEntry;
import dev.souk.log.Topic;

/**
 * A line of a run.
 *
 * @param number its place in the run, from 0
 * @param topic where it belongs
 * @param route how it gets there
 * @param entry key and content
 */
record ChaosLine(long number, Topic topic, Route route, LogEntry entry) {

  /** How a line gets into the log. */
  enum Route {
    /** Through an API process, which checks it. */
    API,
    /** Straight into the log, as another system's producer would. */
    LOG
  }
}
