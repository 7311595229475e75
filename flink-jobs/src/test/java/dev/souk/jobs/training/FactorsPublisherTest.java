package dev.souk.jobs.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.jobs.sink.ViewStorages;
import dev.souk.kernels.FloatMatrix;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.ItemItemModel;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.schema.FactorsSchema.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactorsPublisherTest {

  @TempDir Path temp;

  private static Models models(float factor) {
    String[] items = {"lamp"};
    return new Models(
        new FactorModel(
            items,
            new FloatMatrix(1, 1, new float[] {factor}),
            new float[] {1},
            new double[] {factor * factor},
            new AlsConfig(1, 0.1, 0.1, 1, 1, 1),
            "behavior-0:1"),
        new ItemItemModel(items, new int[][] {{}}, new float[][] {{}}, "behavior-0:1"),
        null,
        BasketModel.NONE,
        null,
        null);
  }

  @Test
  void publish_inADirectory_servesTheNewestAndKeepsTwoToGoBackTo() throws IOException {
    publishesFour(temp.resolve("views").toString());
  }

  @Test
  void publish_inAnObjectStore_servesTheNewestAndKeepsTwoToGoBackTo() throws IOException {
    publishesFour("s3://publisher/shop");
  }

  private void publishesFour(String views) throws IOException {
    SnapshotStore store = new SnapshotStore(ViewStorages.at(views));
    FactorsPublisher publisher = new FactorsPublisher(store, temp.resolve("scratch"));
    for (int i = 1; i <= 4; i++) {
      assertEquals("t00000" + i, publisher.publish(models(i), "behavior-0:" + i, Map.of()));
      Manifest served = store.latest(View.FACTORS).orElseThrow();
      assertEquals("behavior-0:" + i, served.attributes().get(Manifest.POSITION));
      for (Manifest.StoredFile file : served.shards().getFirst().files()) {
        store.check(View.FACTORS, served.generation(), file);
      }
    }
    assertEquals(List.of("t000002", "t000003", "t000004"), store.generations(View.FACTORS));
  }
}
