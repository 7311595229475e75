package dev.souk.jobs.training;

import dev.souk.jobs.training.blocks.SolvedItems;

/**
 * What the end of a training by blocks waits for, flat: items with factors, or something beside.
 *
 * @param items some; {@link SolvedItems#NONE} if this is something beside
 * @param aside an empty basket if this is items
 */
public record Ending(SolvedItems items, Aside aside) {

  static Ending items(SolvedItems items) {
    return new Ending(items, Aside.nothing());
  }

  static Ending aside(Aside aside) {
    return new Ending(SolvedItems.NONE, aside);
  }

  boolean isItems() {
    return items.from() >= 0;
  }
}
