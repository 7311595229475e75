package dev.souk.representation.collaborative;

import java.util.HashMap;
import java.util.Map;

/** From an item's id to its row in a model and back. Immutable. */
public final class ItemIndex {

  private final String[] ids;
  private final Map<String, Integer> rows;

  /**
   * @param ids the id of each row
   * @throws IllegalArgumentException if an id occurs twice
   */
  public ItemIndex(String[] ids) {
    this.ids = ids.clone();
    this.rows = HashMap.newHashMap(ids.length);
    for (int row = 0; row < ids.length; row++) {
      Integer earlier = rows.put(ids[row], row);
      if (earlier != null) {
        throw new IllegalArgumentException(
            "item id: '"
                + ids[row]
                + "' at rows "
                + earlier
                + " and "
                + row
                + " (expected: every id once)");
      }
    }
  }

  /** Number of items. */
  public int size() {
    return ids.length;
  }

  /** The id of row {@code row}. */
  public String id(int row) {
    return ids[row];
  }

  /** The row of an item, or -1 if the model does not know it. */
  public int row(String id) {
    Integer row = rows.get(id);
    return row == null ? -1 : row;
  }
}
