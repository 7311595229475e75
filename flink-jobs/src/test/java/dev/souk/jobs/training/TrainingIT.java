package dev.souk.jobs.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.training.TrainingOutcome.NothingToLearn;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.LogPosition;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.ContentMap;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.view.Manifest;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains on a {@link PlantedLog}. */
class TrainingIT {

  private static final int ITEMS = PlantedLog.ITEMS;
  private static final int SHOPPERS = PlantedLog.SHOPPERS;

  private static final TrainingConfig DEFAULTS = TrainingConfig.defaults();

  @TempDir static Path directory;
  private static EmbeddedCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = EmbeddedCluster.start(2, directory.resolve("tmp"));
  }

  @AfterAll
  static void end() throws IOException {
    cluster.close();
  }

  private static TrainedShop trained(Path log, LogPosition end, String name, TrainingConfig config)
      throws Exception {
    return TrainedShop.on(cluster::run, log, end, directory.resolve(name), config);
  }

  private static double similarity(FactorModel model, String one, String other) {
    List<String> ids = List.of(model.itemIds());
    double dot = 0;
    for (int d = 0; d < model.config().rank(); d++) {
      dot +=
          (double) model.itemFactors().get(ids.indexOf(one), d)
              * model.itemFactors().get(ids.indexOf(other), d);
    }
    return dot;
  }

  @Test
  void learnsWhatIsPlantedAndTheSameAgain() throws Exception {
    Path log = directory.resolve("log");
    LogPosition end = PlantedLog.plant(log);
    TrainedShop once = trained(log, end, "once", DEFAULTS.withThreads(2, 2));
    TrainedShop again = trained(log, end, "again", DEFAULTS.withThreads(1, 1));

    assertEquals(once.outcomes(), again.outcomes());
    assertEquals(once.basis(), again.basis());
    assertEquals(once.documents(), again.documents());
    assertFalse(once.documents().isEmpty());

    assertEquals(String.valueOf(2 * ITEMS + 1), once.metrics("lsa").get("items"));
    assertTrue(once.basis().dims() >= 2, once.basis().toString());
    assertEquals(end, new LsaFiles(directory.resolve("once/lsa")).trainedTo());

    assertEquals(String.valueOf(2 * SHOPPERS), once.metrics("factors").get("users"));
    assertEquals(
        String.valueOf(2 * SHOPPERS * (ITEMS - 1)), once.metrics("factors").get("interactions"));
    FactorModel factors = once.models().factors();
    TreeSet<String> expected = new TreeSet<>();
    for (int i = 0; i < ITEMS; i++) {
      expected.add("lamp" + i);
      expected.add("boot" + i);
    }
    assertEquals(expected, new TreeSet<>(List.of(factors.itemIds())));
    assertEquals(expected, new TreeSet<>(List.of(once.models().itemItem().itemIds())));
    ContentMap content = Objects.requireNonNull(once.models().content());
    assertEquals(once.basis().version(), content.basis());
    assertTrue(Double.parseDouble(once.metrics("factors").get("content-map-explains")) > 0.1);
    BasketModel baskets = once.models().baskets();
    assertEquals(List.of("boot0", "boot1", "lamp0", "lamp1"), List.of(baskets.itemIds()));
    assertArrayEquals(new int[][] {{2}, {3}, {0}, {1}}, baskets.companions());
    assertEquals("8", once.metrics("factors").get("baskets"));
    assertTrue(
        similarity(factors, "lamp0", "lamp1") > similarity(factors, "lamp0", "boot1"),
        "lamps are bought with lamps");
    assertEquals(
        end.toString(),
        once.store().latest(View.FACTORS).orElseThrow().attributes().get(Manifest.POSITION));
  }

  @Test
  void ordersOfGuestsAlone_tellWhatIsBoughtTogether() throws Exception {
    Path log = directory.resolve("guests-log");
    LogPosition end;
    try (JsonlLogWriter writer =
        new JsonlLogWriter(new JsonlLayout(log), 2, JsonlLogWriter.Fsync.ON_CLOSE)) {
      for (String each : List.of("lamp", "bulb", "boot", "sock")) {
        PlantedLog.item(writer, each, each);
      }
      for (int i = 0; i < 3; i++) {
        PlantedLog.order(writer, "l" + i, "", "lamp", "bulb");
        PlantedLog.order(writer, "b" + i, "", "boot", "sock");
      }
      end = writer.end();
    }
    for (int blocks : new int[] {0, 2}) {
      TrainedShop trained = trained(log, end, "guests-" + blocks, DEFAULTS.withBlocks(blocks));
      assertEquals("0", trained.metrics("factors").get("users"));
      BasketModel baskets = trained.models().baskets();
      assertEquals(List.of("boot", "bulb", "lamp", "sock"), List.of(baskets.itemIds()));
      assertArrayEquals(new int[][] {{3}, {2}, {1}, {0}}, baskets.companions());
      assertEquals(0, trained.models().factors().itemIds().length);
    }
  }

  @Test
  void anEmptyLogIsNothingToLearn() throws Exception {
    Path log = directory.resolve("empty-log");
    LogPosition end;
    try (JsonlLogWriter writer =
        new JsonlLogWriter(new JsonlLayout(log), 2, JsonlLogWriter.Fsync.ON_CLOSE)) {
      end = writer.end();
    }
    TrainedShop trained = trained(log, end, "empty", DEFAULTS.withThreads(2, 2));
    assertInstanceOf(NothingToLearn.class, trained.outcomes().get("lsa"));
    assertInstanceOf(NothingToLearn.class, trained.outcomes().get("factors"));
    assertTrue(new LsaFiles(directory.resolve("empty/lsa")).current().isEmpty());
    assertTrue(trained.store().latest(View.FACTORS).isEmpty());
    TrainedShop inBlocks = trained(log, end, "empty-blocks", DEFAULTS.withBlocks(2));
    assertEquals(trained.outcomes(), inBlocks.outcomes());
  }

  @Test
  void blocksGiveTheModelsOfOnePiece() throws Exception {
    Path log = directory.resolve("log-of-blocks");
    LogPosition end = PlantedLog.plant(log);
    TrainingConfig config = DEFAULTS.withThreads(2, 2).withHalfLife(Duration.ofDays(1));
    TrainedShop onePiece = trained(log, end, "one-piece", config);
    for (int blocks : new int[] {1, 2, 4}) {
      List<String> sweeps = Collections.synchronizedList(new ArrayList<>());
      TrainedShop inBlocks =
          TrainedShop.on(
              cluster::run,
              log,
              end,
              directory.resolve("blocks-" + blocks),
              config.withBlocks(blocks),
              (stage, done, total, message) -> {
                if (stage == TrainingProgress.Stage.FACTORS) {
                  sweeps.add(done + " of " + total);
                }
              });
      assertEquals(onePiece.documents(), inBlocks.documents(), "blocks: " + blocks);
      SortedMap<String, String> metrics = new TreeMap<>(inBlocks.metrics("factors"));
      assertEquals(String.valueOf(blocks), metrics.remove("blocks"));
      assertEquals(onePiece.metrics("factors"), metrics);
      assertEquals("1 of 8", sweeps.getFirst());
      assertEquals("8 of 8", sweeps.getLast());
    }
  }

  @Test
  void aWarmStartGoesOnFromWhatIsServedInBlocksAsInOnePiece() throws Exception {
    Path log = directory.resolve("log-of-starts");
    LogPosition end = PlantedLog.plant(log);
    TrainingConfig cold = DEFAULTS.withThreads(2, 2);
    TrainedShop first = trained(log, end, "one", cold);
    Map<String, String> before = first.documents();
    Map<String, String> cool = trained(log, end, "one", cold).documents();
    assertEquals(before, cool, "a second training starts at random, too");
    TrainingConfig warm = cold.withWarmStart(true);
    Map<String, String> onePiece = trained(log, end, "one", warm).documents();
    assertNotEquals(before, onePiece);
    trained(log, end, "two", cold);
    assertEquals(onePiece, trained(log, end, "two", warm.withBlocks(2)).documents());
  }
}
