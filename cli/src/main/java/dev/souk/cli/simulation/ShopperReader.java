package dev.souk.cli.simulation;

import dev.souk.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one shopper of the file; what is wrong is noted in the settings. */
final class ShopperReader {

  private static final double MOST_VISITS = 100;
  private static final double MOST_VIEWS = 100;

  private ShopperReader() {}

  /** The shopper, or null if something is wrong that leaves nothing to simulate. */
  static @Nullable SimulatedShopper read(Settings shopper) {
    String id = shopper.needed("id");
    String name = shopper.needed("name");
    String language = shopper.needed("language");
    Map<String, Double> likes = likes(shopper.section("likes"));
    if (likes.isEmpty()) {
      shopper.problem("likes", null, "a weight above 0 for at least one category");
    }
    double[] band = band(shopper);
    String gender = shopper.text("gender", "");
    double visits = shopper.number("visits", 1, 0, MOST_VISITS);
    double views = shopper.number("views", 1, 1, MOST_VIEWS);
    double cart = chance(shopper, "cart");
    double buy = chance(shopper, "buy");
    double review = chance(shopper, "review");
    double explore = chance(shopper, "explore");
    if (id.isBlank() || band.length == 0) {
      return null;
    }
    return new SimulatedShopper(
        id,
        name,
        language,
        likes,
        band[0],
        band[1],
        gender.isBlank() ? null : gender,
        visits,
        views,
        cart,
        buy,
        review,
        explore);
  }

  private static double chance(Settings shopper, String key) {
    return shopper.number(key, 0, 0, 1);
  }

  private static Map<String, Double> likes(Settings section) {
    Map<String, Double> likes = new LinkedHashMap<>();
    for (String category : section.pairs().keySet()) {
      double weight = section.number(category, 0, 0, 1_000_000);
      if (weight > 0) {
        likes.put(category, weight);
      }
    }
    return likes;
  }

  /** Lowest and highest, or nothing. */
  private static double[] band(Settings shopper) {
    List<String> ends = shopper.texts("price");
    try {
      double lowest = Double.parseDouble(ends.get(0));
      double highest = Double.parseDouble(ends.get(1));
      if (ends.size() == 2 && 0 <= lowest && lowest <= highest) {
        return new double[] {lowest, highest};
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      // The same problem as numbers in the wrong order.
    }
    shopper.problem("price", ends, "[lowest, highest], two amounts of 0 or more in this order");
    return new double[0];
  }
}
