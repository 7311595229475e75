package dev.souk.retrieval.snapshot;

import java.util.Arrays;

/**
 * From model rows to ordinals and back.
 *
 * @param ordinals of each row
 * @param rows of each ordinal, -1 where the model does not know it; items that came later have none
 */
public record RowMap(int[] ordinals, int[] rows) {

  static RowMap of(String[] ids, ItemOrdinals all) {
    int[] ordinals = new int[ids.length];
    for (int row = 0; row < ids.length; row++) {
      ordinals[row] = all.of(ids[row]);
    }
    return of(ordinals, all.size());
  }

  /**
   * @param size above every ordinal
   */
  static RowMap of(int[] ordinals, int size) {
    int[] rows = new int[size];
    Arrays.fill(rows, -1);
    for (int row = 0; row < ordinals.length; row++) {
      rows[ordinals[row]] = row;
    }
    return new RowMap(ordinals, rows);
  }

  /** The row of an item, or -1 if the model does not know it. */
  public int row(int ordinal) {
    return ordinal >= 0 && ordinal < rows.length ? rows[ordinal] : -1;
  }

  /** The ordinal of a row. */
  public int ordinal(int row) {
    return ordinals[row];
  }
}
