package dev.souk.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradedMetricsTest {

  private final GradedMetrics metrics = new GradedMetrics();

  @Test
  void add_countsGradesByTheirGain() {
    metrics.add(List.of("good", "unjudged", "best"), Map.of("best", 2, "good", 1, "bad", 0));
    // Gains 1, 0, 3 at ranks 1, 2, 3, of 3 and 1 at best.
    assertEquals((1 + 3 / 2.0) / (3 + 1 / (Math.log(3) / Math.log(2))), metrics.ndcg10(), 1e-12);
    assertEquals(1, metrics.recall100());
    assertEquals(1, metrics.mrr10());
  }

  @Test
  void add_readsTenAndAHundredRanks() {
    List<String> far = IntStream.rangeClosed(1, 120).mapToObj(rank -> "d" + rank).toList();
    metrics.add(far, Map.of("d11", 1, "d100", 1, "d101", 1, "d3", 0));
    assertEquals(0, metrics.ndcg10());
    assertEquals(0, metrics.mrr10());
    assertEquals(2 / 3.0, metrics.recall100(), 1e-12);
  }

  @Test
  void add_queriesThatNothingAnswers_doNotCount() {
    metrics.add(List.of("d1"), Map.of("d1", 0));
    assertEquals(0, metrics.queries());
    metrics.add(List.of("d0", "d1"), Map.of("d1", 1));
    metrics.add(List.of(), Map.of("d1", 1));
    assertEquals(2, metrics.queries());
    assertEquals(0.25, metrics.mrr10(), 1e-12);
  }
}
