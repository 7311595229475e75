package dev.souk.jobs.training;

import dev.souk.representation.collaborative.BasketTrainer;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * What is bought in one order, which may come in several events.
 *
 * @param order the transaction, or the event if it names none
 * @param items each once, in order; one more than {@link BasketTrainer#MOST_ITEMS} at most, for
 *     larger baskets are not counted
 */
public record Basket(String order, String[] items) {

  private static final int LONGEST = BasketTrainer.MOST_ITEMS + 1;

  /** Both together, which must be of the same order. */
  Basket plus(Basket other) {
    if (items.length >= LONGEST) {
      return this;
    }
    TreeSet<String> all = new TreeSet<>(Arrays.asList(items));
    all.addAll(Arrays.asList(other.items));
    return new Basket(order, all.stream().limit(LONGEST).toArray(String[]::new));
  }

  /** Whether it says something of what goes together. */
  boolean tells() {
    return items.length >= 2 && items.length <= BasketTrainer.MOST_ITEMS;
  }
}
