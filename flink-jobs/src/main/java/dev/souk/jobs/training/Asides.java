package dev.souk.jobs.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gathers what training has to know beside the evidence: 4 bytes for each item and dimension of the
 * space of meaning, and the baskets. Not thread-safe.
 */
final class Asides {

  private final Set<String> deleted = new HashSet<>();
  private final Map<String, float[]> places = new HashMap<>();
  private final List<List<String>> baskets = new ArrayList<>();

  /**
   * @param shared gives one object for equal ids
   */
  void add(Aside aside, UnaryOperator<String> shared) {
    if (aside.isDeletion()) {
      deleted.add(aside.item());
    } else if (aside.place().length > 0) {
      places.put(shared.apply(aside.item()), aside.place());
    } else {
      List<String> basket = new ArrayList<>(aside.basket().length);
      for (String item : aside.basket()) {
        basket.add(shared.apply(item));
      }
      baskets.add(basket);
    }
  }

  /** Items that are no longer sold. */
  Set<String> deleted() {
    return deleted;
  }

  /** Where the words of items put them; those that they put nowhere are not in it. */
  Map<String, float[]> places() {
    return places;
  }

  /** How many baskets there are. */
  int baskets() {
    return baskets.size();
  }

  /** The baskets, without what is no longer sold. */
  List<List<String>> sold() {
    List<List<String>> sold = new ArrayList<>(baskets.size());
    for (List<String> basket : baskets) {
      List<String> left = new ArrayList<>(basket);
      left.removeAll(deleted);
      sold.add(left);
    }
    return sold;
  }
}
