package dev.souk.cli.cluster;

import java.util.Set;

/**
 * A job as the JobManager tells of it.
 *
 * @param id in hexadecimal
 * @param name such as {@code souk-gifts}
 * @param state in Flink's words, such as {@code RUNNING}
 */
public record FlinkJob(String id, String name, String state) {

  private static final Set<String> OVER = Set.of("FINISHED", "FAILED", "CANCELED", "SUSPENDED");

  /** Whether it will not run again. */
  public boolean over() {
    return OVER.contains(state);
  }
}
