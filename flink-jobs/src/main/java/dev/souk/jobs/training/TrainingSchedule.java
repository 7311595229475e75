package dev.souk.jobs.training;

import dev.souk.log.LogPosition;
import dev.souk.log.Topic;

/**
 * When to train again: when the log has as many new lines as it had at the last training, but no
 * sooner than {@code first} lines and no later than {@code every}. A young shop therefore trains
 * when its data has doubled. Depends on log positions alone, so a replay trains at the same points.
 *
 * @param first fewest new lines, 1 or more
 * @param every enough new lines in any case, {@code first} or more
 */
public record TrainingSchedule(long first, long every) {

  /** For behaviour: 1,000, then doubling, then every 50,000 lines. */
  public static final TrainingSchedule BEHAVIOR = new TrainingSchedule(1_000, 50_000);

  /**
   * For the catalogue: 100, then doubling, then every 20,000 lines. A new basis means that every
   * item is projected anew.
   */
  public static final TrainingSchedule CATALOG = new TrainingSchedule(100, 20_000);

  /**
   * @throws IllegalArgumentException if {@code first} is under 1 or {@code every} under {@code
   *     first}
   */
  public TrainingSchedule {
    if (first < 1) {
      throw new IllegalArgumentException("first: " + first + " (expected: 1 or more)");
    }
    if (every < first) {
      throw new IllegalArgumentException(
          "every: " + every + " (expected: first = " + first + " or more)");
    }
  }

  /** Whether lines of {@code topic} from {@code last} to {@code now} are enough to train again. */
  public boolean due(Topic topic, LogPosition last, LogPosition now) {
    long trained = last.count(topic);
    return now.count(topic) - trained >= Math.clamp(trained, first, every);
  }
}
