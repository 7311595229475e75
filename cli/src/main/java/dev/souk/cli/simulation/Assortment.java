package dev.souk.cli.simulation;

import dev.souk.domain.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one shopper looks at: the items of each category they like, and all of their language. */
final class Assortment {

  /** A liked category; {@code upTo} is the sum of the weights so far, this one's included. */
  private record Liked(double upTo, List<Item> items) {}

  private final double explore;
  private final List<Item> all;
  private final List<Liked> liked = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();
  private double weights;

  Assortment(SimulatedShopper shopper, List<Item> items) {
    explore = shopper.explore();
    all = items.stream().filter(item -> shopper.language().equals(item.language())).toList();
    for (Map.Entry<String, Double> like : shopper.likes().entrySet()) {
      List<Item> found =
          all.stream().filter(item -> within(item, like.getKey()) && suits(item, shopper)).toList();
      if (found.isEmpty()) {
        empty.add(like.getKey());
      } else {
        weights += like.getValue();
        liked.add(new Liked(weights, affordable(found, shopper)));
      }
    }
  }

  /** Liked categories that no item is in. */
  List<String> empty() {
    return empty;
  }

  /** The next item to look at. */
  Item draw(Draws draws) {
    if (draws.chance(explore)) {
      return draws.anyOf(all);
    }
    double at = draws.upTo(weights);
    int i = 0;
    while (i < liked.size() - 1 && liked.get(i).upTo() <= at) {
      i++;
    }
    return draws.anyOf(liked.get(i).items());
  }

  /** Whether {@code category} is the beginning of the item's path, whole levels compared. */
  static boolean within(Item item, String category) {
    String path = item.category();
    return path.equals(category) || path.startsWith(category + " > ");
  }

  private static boolean suits(Item item, SimulatedShopper shopper) {
    String gender = item.attributes().get("gender");
    return gender == null || shopper.gender() == null || gender.equals(shopper.gender());
  }

  /** Those in the price band, or else those nearest to it. */
  private static List<Item> affordable(List<Item> items, SimulatedShopper shopper) {
    double nearest = Double.POSITIVE_INFINITY;
    for (Item item : items) {
      nearest = Math.min(nearest, distance(item, shopper));
    }
    List<Item> chosen = new ArrayList<>();
    for (Item item : items) {
      if (distance(item, shopper) <= nearest) {
        chosen.add(item);
      }
    }
    return chosen;
  }

  private static double distance(Item item, SimulatedShopper shopper) {
    double price = item.effectivePrice().value();
    return Math.max(0, Math.max(shopper.lowest() - price, price - shopper.highest()));
  }
}
