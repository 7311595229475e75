package dev.souk.representation.ranking;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a learned ranking was worth to queries it was not learned from, beside the weights by hand:
 * nDCG of the first {@link LambdaMart#PLACES} of each query's candidates, by cross-validation.
 *
 * @param queries that were learned from
 * @param candidates of all of them
 * @param learned mean nDCG as learned, 0 to 1
 * @param hand mean nDCG in the order of the weights by hand, 0 to 1
 * @param low what {@code learned} is above {@code hand} at least: the lower end of the interval in
 *     which 95 of 100 differences fall when queries are drawn anew
 * @param trees of the model
 */
public record RankingWorth(
    int queries, int candidates, double learned, double hand, double low, int trees) {

  /**
   * @throws IllegalArgumentException if a value is not in its range
   */
  public RankingWorth {
    if (!(learned >= 0 && learned <= 1 && hand >= 0 && hand <= 1 && low >= -1 && low <= 1)) {
      throw new IllegalArgumentException(
          "learned, hand, low: %s, %s, %s (expected: 0 to 1, the last -1 to 1)"
              .formatted(learned, hand, low));
    }
    if (queries < 0 || candidates < 0 || trees < 0) {
      throw new IllegalArgumentException(
          "queries, candidates, trees: %d, %d, %d (expected: 0 or more)"
              .formatted(queries, candidates, trees));
    }
  }

  /** Whether it may serve: only if it is worth more, beyond chance. */
  public boolean served() {
    return low > 0;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(queries);
    out.writeInt(candidates);
    out.writeDouble(learned);
    out.writeDouble(hand);
    out.writeDouble(low);
    out.writeInt(trees);
  }

  static RankingWorth read(DataInput in) throws IOException {
    return new RankingWorth(
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readInt());
  }
}
