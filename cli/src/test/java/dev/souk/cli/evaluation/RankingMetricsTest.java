package dev.souk.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {

  @Test
  void add_ofTwoUsers_givesTheirMeans() {
    RankingMetrics metrics = new RankingMetrics(3);
    metrics.add(List.of("a", "b", "c", "d"), Set.of("b", "d"));
    metrics.add(List.of("x"), Set.of("y"));
    metrics.add(List.of("x"), Set.of());
    assertEquals(2, metrics.users());
    assertEquals(0.25, metrics.recall(), 1e-12);
    assertEquals(0.5, metrics.hitRate(), 1e-12);
    double discounted = 1 / (Math.log(3) / Math.log(2));
    assertEquals(discounted / (1 + discounted) / 2, metrics.ndcg(), 1e-12);
  }
}
