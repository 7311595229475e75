package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InteractionsTest {

  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void orderOfEventsDoesNotMatter() {
    Interactions one =
        Interactions.builder()
            .add("v", "b", 1, DAY)
            .add("u", "c", 0.5f, DAY)
            .add("u", "a", 1, DAY)
            .build();
    Interactions other =
        Interactions.builder()
            .add("u", "a", 1, DAY)
            .add("v", "b", 1, DAY)
            .add("u", "c", 0.5f, DAY)
            .build();
    assertArrayEquals(new String[] {"a", "b", "c"}, one.itemIds());
    assertArrayEquals(one.itemIds(), other.itemIds());
    for (int u = 0; u < one.users(); u++) {
      assertEquals(one.userId(u), other.userId(u));
      assertArrayEquals(one.history(u).rows(), other.history(u).rows());
      assertArrayEquals(one.history(u).weights(), other.history(u).weights());
    }
  }

  @Test
  void aRepeatedPairKeepsTheLargerWeight() {
    Interactions data =
        Interactions.builder()
            .add("u", "a", 0.2f, DAY)
            .add("u", "a", 1, DAY)
            .add("u", "a", 0.5f, DAY)
            .build();
    assertEquals(1, data.size());
    assertArrayEquals(new float[] {1}, data.history(0).weights());
  }

  @Test
  void transposeHoldsTheSameEntries() {
    Interactions data =
        Interactions.builder()
            .add("u", "a", 1, DAY)
            .add("u", "b", 2, DAY)
            .add("v", "b", 3, DAY)
            .build();
    assertArrayEquals(new int[] {0, 1, 3}, data.byItem().starts());
    assertArrayEquals(new int[] {0, 0, 1}, data.byItem().column());
    assertArrayEquals(new float[] {1, 2, 3}, data.byItem().value());
  }

  @Test
  void refusesWhatIsNoInteraction() {
    Interactions.Builder builder = Interactions.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.add("u", "a", 0, DAY));
    assertThrows(IllegalArgumentException.class, () -> builder.add("u", "a", Float.NaN, DAY));
    assertThrows(IllegalArgumentException.class, () -> builder.add(" ", "a", 1, DAY));
    assertThrows(IllegalArgumentException.class, () -> History.of(1, 1));
    assertThrows(IllegalArgumentException.class, () -> History.of(-1));
    assertThrows(IllegalArgumentException.class, () -> new ItemIndex(new String[] {"a", "b", "a"}));
  }

  @Test
  void demandIsEvenWhenAllHappenedAtOnce() {
    Interactions data =
        Interactions.builder()
            .add("u", "a", 1, DAY)
            .add("v", "a", 1, DAY)
            .add("v", "b", 1, DAY)
            .build();
    assertArrayEquals(new float[] {1, 1}, DemandTrend.DEFAULT.multipliers(data), 1e-6f);
  }

  @Test
  void demandRisesForWhatIsBoughtLately() {
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < 50; u++) {
      builder.add("u" + u, "season", 1, DAY.minus(Duration.ofDays(90)));
      builder.add("u" + u, "new", 1, DAY.minus(Duration.ofDays(u % 5)));
      builder.add("u" + u, "steady", 1, DAY.minus(Duration.ofDays(2L * u)));
    }
    builder.add("u1", "rare", 1, DAY.minus(Duration.ofDays(90)));
    Interactions data = builder.build();
    ItemIndex index = new ItemIndex(data.itemIds());
    float[] demand = DemandTrend.DEFAULT.multipliers(data);
    assertTrue(demand[index.row("new")] > 1.5, "new");
    assertTrue(demand[index.row("season")] < 0.1, "season");
    assertTrue(demand[index.row("rare")] > 0.5, "one old purchase is no evidence of decline");
    assertTrue(demand[index.row("steady")] > demand[index.row("season")], "steady");
    assertThrows(IllegalArgumentException.class, () -> new DemandTrend(Duration.ZERO, 1));
  }

  @Test
  void rowsAreTakenAsTheyAre() {
    Interactions data = Interactions.ofRows(4, new int[] {0, 2, 2, 5}, new int[] {1, 3, 0, 1, 2});
    assertEquals(3, data.users());
    assertEquals(4, data.items());
    assertArrayEquals(new int[] {0, 1, 2}, data.history(2).rows());
    assertEquals(0, data.history(1).size());
    assertArrayEquals(new int[] {2, 0, 1}, data.byUser().longestFirst());
    assertArrayEquals(new int[] {1, 0, 2, 3}, data.byItem().longestFirst());
    refused("item row: 4 of user 0", 4, new int[] {0, 1}, 4);
    refused("item row: 1 of user 0", 4, new int[] {0, 2}, 1, 1);
    refused("starts: 2 offsets", 4, new int[] {0, 2}, 1);
  }

  private static void refused(String message, int items, int[] starts, int... column) {
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> Interactions.ofRows(items, starts, column))
            .getMessage();
    assertTrue(String.valueOf(said).contains(message), said);
  }
}
