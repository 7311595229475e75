package dev.souk.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingMetricsTest {

  @TempDir Path temp;

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

  @Test
  void read_ofAFile_keepsOrderAndDropsRepeats() throws IOException {
    Path file = temp.resolve("train.txt");
    Files.writeString(file, "0 5 3 5\n1\n\n0 7\n");
    Interactions interactions = Interactions.read(file, DataFormat.SETS);
    assertEquals(List.of("5", "3", "7"), interactions.items("0"));
    assertEquals(List.of(), interactions.items("1"));
    assertEquals(3, interactions.pairs());
  }
}
