package dev.souk.retrieval.source;

import dev.souk.representation.collaborative.History;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.snapshot.RowMap;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import java.util.ArrayList;
import java.util.List;

/**
 * A taste as the history that a collaborative model takes.
 *
 * @param items those that the model knows, in the order of the history
 * @param history their rows
 */
public record Histories(List<TasteItem> items, History history) {

  /**
   * What a model of {@code space} knows of a taste.
   *
   * @param rows of that model
   */
  public static Histories of(Taste taste, CollaborativeSpace space, RowMap rows) {
    List<TasteItem> known = new ArrayList<>();
    for (TasteItem item : taste.items()) {
      if (rows.row(item.ordinal()) >= 0) {
        known.add(item);
      }
    }
    int[] historyRows = new int[known.size()];
    float[] weights = new float[known.size()];
    for (int i = 0; i < historyRows.length; i++) {
      historyRows[i] = rows.row(known.get(i).ordinal());
      weights[i] = known.get(i).strength() * space.faded(known.get(i).age());
    }
    return new Histories(known, new History(historyRows, weights));
  }

  /**
   * How much of a taste the item-to-item model knows: 0 if all that was touched is new to it, 1 if
   * nothing is, or nothing was touched. What was touched last counts most.
   */
  public static double knownShare(Taste taste, CollaborativeSpace space) {
    double all = 0;
    double known = 0;
    for (TasteItem item : taste.items()) {
      double weight = item.strength() * space.faded(item.age());
      all += weight;
      if (space.itemItemRows().row(item.ordinal()) >= 0) {
        known += weight;
      }
    }
    return all == 0 ? 1 : known / all;
  }
}
