package dev.souk.jobs.embedded;

import dev.souk.domain.ShopId;
import dev.souk.jobs.JobSettings;
import dev.souk.jobs.PipelineOptions;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How jobs run in this process.
 *
 * @param directory where checkpoints, state in use and indexes in the making are kept
 * @param parallelism of each job, 1 to 128
 * @param shards Lucene indexes of each view, 1 to 128; fixed for the life of a generation
 * @param interval between checkpoints when the job keeps up with the log, and so how fresh views
 *     are
 * @param backlogInterval between checkpoints while the job catches up
 * @param pipeline what a shop may tune
 */
public record JobsConfig(
    Path directory,
    int parallelism,
    int shards,
    Duration interval,
    Duration backlogInterval,
    PipelineOptions pipeline) {

  /**
   * @throws IllegalArgumentException if a number is out of its range or an interval under 10 ms
   */
  public JobsConfig {
    inRange("parallelism", parallelism);
    inRange("shards", shards);
    atLeastTenMillis("interval", interval);
    atLeastTenMillis("backlogInterval", backlogInterval);
  }

  /** Parallelism 2, 2 shards, a checkpoint every 500 ms, or every 15 s in a backlog. */
  public static JobsConfig defaults(Path directory) {
    return new JobsConfig(
        directory,
        2,
        2,
        Duration.ofMillis(500),
        JobSettings.BACKLOG_INTERVAL,
        PipelineOptions.DEFAULT);
  }

  /** Where the checkpoints of one life of a shop's views are. */
  Path checkpoints(ShopId shop, String generation) {
    return directory.resolve(shop.value()).resolve(generation);
  }

  /** Where indexes in the making are. */
  Path scratch() {
    return directory.resolve("scratch");
  }

  private static void inRange(String name, int value) {
    if (value < 1 || value > 128) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to 128)");
    }
  }

  private static void atLeastTenMillis(String name, Duration value) {
    if (value.compareTo(Duration.ofMillis(10)) < 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: PT0.01S or more)");
    }
  }
}
