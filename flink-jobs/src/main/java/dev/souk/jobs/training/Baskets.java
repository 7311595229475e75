package dev.souk.jobs.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Gathers what training has to know beside the evidence. Not thread-safe. */
final class Baskets {

  private final Set<String> deleted = new HashSet<>();
  private final List<List<String>> baskets = new ArrayList<>();

  /**
   * @param shared gives one object for equal ids
   */
  void add(Aside aside, UnaryOperator<String> shared) {
    if (!aside.deleted().isEmpty()) {
      deleted.add(aside.deleted());
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

  /** How many baskets there are. */
  int size() {
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
