package dev.souk.retrieval.suggest;

import java.util.ArrayList;
import java.util.List;

/**
 * What completes a prefix, by kind, each best first.
 *
 * @param queries what others searched for
 * @param categories levels of the category tree
 * @param brands brands
 * @param items items
 */
record Groups(List<Pick> queries, List<Pick> categories, List<Pick> brands, List<Pick> items) {

  private static final int VALUES = 2;

  /**
   * At most {@code size} of them: up to a quarter queries, two categories and two brands, but not
   * more of these than five in eight while there are items; then items; then what else there is.
   */
  List<Pick> choose(int size) {
    List<Pick> head = new ArrayList<>();
    int few = Math.min(queries.size(), size / 4);
    head.addAll(queries.subList(0, few));
    head.addAll(categories.subList(0, Math.min(VALUES, categories.size())));
    head.addAll(brands.subList(0, Math.min(VALUES, brands.size())));
    int room = Math.min(head.size(), Math.max(size * 5 / 8, size - items.size()));
    List<Pick> chosen = new ArrayList<>(head.subList(0, Math.min(room, size)));
    List<Pick> rest = new ArrayList<>(items);
    rest.addAll(head.subList(chosen.size(), head.size()));
    rest.addAll(queries.subList(few, queries.size()));
    for (Pick pick : rest) {
      if (chosen.size() < size) {
        chosen.add(pick);
      }
    }
    return chosen;
  }
}
