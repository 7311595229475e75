package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class AlsConfigTest {

  @Test
  void refusesValuesOutOfRange() {
    refused("rank: 0", () -> new AlsConfig(0, 0.1, 0.1, 1, 1, 1));
    refused("rank: 1025", () -> new AlsConfig(1025, 0.1, 0.1, 1, 1, 1));
    refused("unobserved: 0.0", () -> new AlsConfig(8, 0, 0.1, 1, 1, 1));
    refused("lambda: NaN", () -> new AlsConfig(8, 0.1, Double.NaN, 1, 1, 1));
    refused("frequencyExponent: 1.5", () -> new AlsConfig(8, 0.1, 0.1, 1.5, 1, 1));
    refused("sweeps: 0", () -> new AlsConfig(8, 0.1, 0.1, 1, 0, 1));
    refused("neighbours: 0", () -> new ItemItemConfig(0, 5, 3, 10));
    refused("weights: 0", () -> new ItemItemConfig(10, 0, 3, 10));
    refused("ridge: -1.0", () -> new ItemItemConfig(10, 5, -1, 10));
    refused("userExponent: 1.5", () -> new ItemItemConfig(10, 5, 3, 1.5, 0, 10));
    refused("frequencyExponent: NaN", () -> new ItemItemConfig(10, 5, 3, 1, Double.NaN, 10));
    refused("cooccurrences: 0", () -> new ItemItemConfig(10, 5, 3, 0));
    refused("factorShare: 1.5", () -> new CollaborativeBlend(1.5, 1));
    refused("historyDecay: 0.0", () -> new CollaborativeBlend(0.5, 0));
  }

  private static void refused(String start, Executable creation) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, creation).getMessage());
    assertTrue(message.startsWith(start) && message.contains("(expected: "), message);
  }

  @Test
  void automaticSettingsFollowTheData() {
    Interactions data = Planted.shop(1).interactions();
    AlsConfig config = AlsConfig.forData(data);
    assertEquals(32, config.rank());
    assertEquals(0.3, config.unobserved(), "a dense matrix has the highest weight");
    assertEquals(32, AlsConfig.forData(Interactions.builder().build()).rank());
    assertEquals(4096, ItemItemConfig.forData(data).neighbours(), "all of a small shop");
  }

  @Test
  void forChoices_ofManyItems_takesFewerNeighbours() {
    ItemItemConfig config = new ItemItemConfig(512, 300, 3, 1000);
    assertEquals(config, config.forChoices(40_000));
    int most = config.forChoices(1_000_000).neighbours();
    assertTrue(most >= 128 && most < 512, () -> "neighbours " + most);
    ItemItemConfig whole = new ItemItemConfig(4096, 300, 3, 1000);
    assertEquals(whole, whole.forChoices(4096), "one factorisation serves all");
  }

  @Test
  void regularisationGrowsWithFrequency() {
    AlsConfig config = new AlsConfig(8, 0.1, 0.01, 1, 1, 1);
    assertEquals(0.01 * (5 + 0.1 * 100), config.regularisation(5, 100), 1e-12);
    AlsConfig flat = new AlsConfig(8, 0.1, 0.01, 0, 1, 1);
    assertEquals(0.01, flat.regularisation(5, 100), 1e-12);
  }
}
