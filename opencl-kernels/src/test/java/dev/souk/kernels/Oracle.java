package dev.souk.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the answer must be, by sorting all scores in double; shares no code with any backend. */
public final class Oracle {

  private record Scored(int row, double score) {}

  private final FloatMatrix items;
  private final float @Nullable [] bias;

  public Oracle(FloatMatrix items, float @Nullable [] bias) {
    this.items = items;
    this.bias = bias;
  }

  /** Asserts the exact answer: ids, scores, order of ties, empty places. */
  public void assertExact(String what, FloatMatrix queries, int t, RowMask mask, TopK actual) {
    assertEquals(queries.rows(), actual.queries(), what);
    assertEquals(t, actual.t(), what);
    for (int q = 0; q < queries.rows(); q++) {
      List<Scored> want = sorted(queries, q, mask);
      for (int rank = 0; rank < t; rank++) {
        String place = what + ", query " + q + ", rank " + rank;
        boolean present = rank < want.size();
        assertEquals(present ? want.get(rank).row : -1, actual.id(q, rank), place);
        double score = present ? want.get(rank).score : Double.NEGATIVE_INFINITY;
        assertEquals((float) score, actual.score(q, rank), place);
      }
    }
  }

  /** Asserts the answer up to rounding: scores by rank, and each id's own score. */
  public void assertClose(String what, FloatMatrix queries, int t, RowMask mask, TopK actual) {
    for (int q = 0; q < queries.rows(); q++) {
      List<Scored> want = sorted(queries, q, mask);
      assertEquals(Math.min(t, want.size()), actual.count(q), what);
      Set<Integer> seen = new HashSet<>();
      for (int rank = 0; rank < actual.count(q); rank++) {
        String place = what + ", query " + q + ", rank " + rank;
        double score = want.get(rank).score;
        double slack = 1e-4 * Math.max(1, Math.abs(score));
        assertEquals(score, actual.score(q, rank), slack, place);
        assertEquals(score(queries, q, actual.id(q, rank)), actual.score(q, rank), slack, place);
        assertFalse(mask.excludes(q, actual.id(q, rank)), place);
        assertTrue(seen.add(actual.id(q, rank)), place);
      }
    }
  }

  private List<Scored> sorted(FloatMatrix queries, int q, RowMask mask) {
    List<Scored> all = new ArrayList<>();
    for (int row = 0; row < items.rows(); row++) {
      if (!mask.excludes(q, row)) {
        all.add(new Scored(row, score(queries, q, row)));
      }
    }
    all.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::row));
    return all;
  }

  private double score(FloatMatrix queries, int q, int row) {
    double sum = bias == null ? 0 : bias[row];
    for (int d = 0; d < items.cols(); d++) {
      sum += (double) queries.get(q, d) * items.get(row, d);
    }
    return sum;
  }
}
