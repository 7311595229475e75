package dev.souk.retrieval.experiment;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An experiment with ranking profiles.
 *
 * @param name 1 to 64 of a-z, 0-9 and {@code -}
 * @param from from when on it runs, null if it always has
 * @param until before when it runs, null if it does not end
 * @param arms what shoppers may see, with their shares of all shoppers in percent; 100 in all or
 *     less, the rest takes no part
 */
public record Experiment(
    String name, @Nullable Instant from, @Nullable Instant until, Map<Arm, Double> arms) {

  /** Shares are kept to a hundredth of a percent. */
  private static final int BUCKETS = 10_000;

  public Experiment {
    arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
  }

  /**
   * What some shoppers see.
   *
   * @param profiles one ranking profile, or two that are interleaved
   */
  public record Arm(List<String> profiles) {
    public Arm {
      profiles = List.copyOf(profiles);
    }

    /** The profile, or {@code interleaved}. */
    public String name() {
      return profiles.size() == 1 ? profiles.getFirst() : "interleaved";
    }
  }

  /** Whether it runs at {@code now}. */
  public boolean activeAt(Instant now) {
    return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
  }

  /**
   * What a shopper sees: always the same, and not related to what they see in other experiments.
   *
   * @param unit the shopper, or the visit of a guest
   * @return null if they take no part
   */
  public @Nullable Arm arm(String unit) {
    int bucket = StableHash.bucket(BUCKETS, name, unit);
    double end = 0;
    for (Map.Entry<Arm, Double> arm : arms.entrySet()) {
      end += arm.getValue() * BUCKETS / 100;
      if (bucket < Math.round(end)) {
        return arm.getKey();
      }
    }
    return null;
  }
}
