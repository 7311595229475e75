package dev.souk.representation.collaborative;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who wanted what: a sparse matrix of users by items, each entry a positive weight and the time of
 * the latest event behind it. Immutable. Rows and columns are in the order of the ids, so that the
 * same events in any order give the same matrix.
 */
public final class Interactions {

  private final String[] userIds;
  private final String[] itemIds;
  private final SparseRows byUser;
  private final SparseRows byItem;
  private final int[] minutes;

  private Interactions(String[] userIds, String[] itemIds, SparseRows byUser, int[] minutes) {
    this.userIds = userIds;
    this.itemIds = itemIds;
    this.byUser = byUser;
    this.byItem = byUser.transposed();
    this.minutes = minutes;
  }

  /** Starts with no entries. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A matrix that is in compressed rows already, of weight 1 and one time; for what is too large to
   * be built entry by entry. Ids are the row numbers.
   *
   * @param items number of items
   * @param starts {@code users + 1} offsets, ascending from 0
   * @param column item rows of each user, ascending, each once
   * @throws IllegalArgumentException if the arrays are not such a matrix
   */
  public static Interactions ofRows(int items, int[] starts, int[] column) {
    int users = starts.length - 1;
    if (users < 0 || starts[0] != 0 || starts[users] != column.length) {
      throw new IllegalArgumentException(
          "starts: %d offsets (expected: from 0 to %d)".formatted(starts.length, column.length));
    }
    for (int u = 0; u < users; u++) {
      int before = -1;
      for (int e = starts[u]; e < starts[u + 1]; e++) {
        if (column[e] <= before || column[e] >= items) {
          throw new IllegalArgumentException(
              "item row: %d of user %d (expected: ascending, below %d)"
                  .formatted(column[e], u, items));
        }
        before = column[e];
      }
    }
    float[] value = new float[column.length];
    Arrays.fill(value, 1);
    return new Interactions(
        numbers(users),
        numbers(items),
        new SparseRows(items, starts, column, value),
        new int[column.length]);
  }

  private static String[] numbers(int count) {
    String[] numbers = new String[count];
    Arrays.setAll(numbers, String::valueOf);
    return numbers;
  }

  /** Number of users. */
  public int users() {
    return userIds.length;
  }

  /** Number of items. */
  public int items() {
    return itemIds.length;
  }

  /** Number of entries. */
  public int size() {
    return byUser.size();
  }

  /** The ids of the items, by row; a copy. */
  public String[] itemIds() {
    return itemIds.clone();
  }

  /** The id of user {@code row}. */
  public String userId(int row) {
    return userIds[row];
  }

  /** What user {@code row} wanted. */
  public History history(int row) {
    int from = byUser.starts()[row];
    int to = byUser.starts()[row + 1];
    return new History(
        Arrays.copyOfRange(byUser.column(), from, to),
        Arrays.copyOfRange(byUser.value(), from, to));
  }

  /**
   * The same users and items without some of the entries. An item or user may be left with none.
   *
   * @param entries positions in {@link #byUser} to leave out
   */
  Interactions without(BitSet entries) {
    int left = size() - entries.cardinality();
    int[] starts = new int[users() + 1];
    int[] column = new int[left];
    float[] value = new float[left];
    int[] times = new int[left];
    int to = 0;
    for (int user = 0; user < users(); user++) {
      for (int e = byUser.starts()[user]; e < byUser.starts()[user + 1]; e++) {
        if (!entries.get(e)) {
          column[to] = byUser.column()[e];
          value[to] = byUser.value()[e];
          times[to] = minutes[e];
          to++;
        }
      }
      starts[user + 1] = to;
    }
    return new Interactions(
        userIds, itemIds, new SparseRows(items(), starts, column, value), times);
  }

  SparseRows byUser() {
    return byUser;
  }

  SparseRows byItem() {
    return byItem;
  }

  /** Epoch minutes of each entry, in the order of {@link #byUser}. */
  int[] minutes() {
    return minutes;
  }

  /** Gathers entries; not thread-safe. */
  public static final class Builder {

    private final Map<String, Map<String, Entry>> users = new HashMap<>();

    private Builder() {}

    /**
     * Adds one entry. A user and item named again keep the larger weight and the later time: buying
     * twice says little more than buying once, and it keeps a heavy buyer from ruling the model.
     *
     * @param weight how strongly it was wanted; a purchase is 1
     * @param last time of the latest event
     * @throws IllegalArgumentException if an id is blank or the weight is not positive and finite
     */
    public Builder add(String user, String item, float weight, Instant last) {
      if (user.isBlank() || item.isBlank()) {
        throw new IllegalArgumentException(
            "user, item: '" + user + "', '" + item + "' (expected: neither blank)");
      }
      if (!(weight > 0 && weight < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weight: " + weight + " (expected: above 0, finite)");
      }
      int minute = Math.toIntExact(Math.floorDiv(last.getEpochSecond(), 60L));
      users
          .computeIfAbsent(user, any -> new HashMap<>())
          .merge(item, new Entry(weight, minute), Entry::merged);
      return this;
    }

    /** The matrix of all entries added. */
    public Interactions build() {
      String[] userIds = users.keySet().toArray(String[]::new);
      Arrays.sort(userIds);
      String[] itemIds =
          users.values().stream()
              .flatMap(row -> row.keySet().stream())
              .distinct()
              .sorted()
              .toArray(String[]::new);
      ItemIndex index = new ItemIndex(itemIds);
      int[] starts = new int[userIds.length + 1];
      for (int u = 0; u < userIds.length; u++) {
        starts[u + 1] = Math.addExact(starts[u], users.getOrDefault(userIds[u], Map.of()).size());
      }
      int size = starts[userIds.length];
      int[] column = new int[size];
      float[] value = new float[size];
      int[] minutes = new int[size];
      int e = 0;
      for (String user : userIds) {
        List<Map.Entry<String, Entry>> row =
            new ArrayList<>(users.getOrDefault(user, Map.of()).entrySet());
        row.sort(Comparator.comparing(Map.Entry::getKey));
        for (Map.Entry<String, Entry> entry : row) {
          column[e] = index.row(entry.getKey());
          value[e] = entry.getValue().weight();
          minutes[e] = entry.getValue().minute();
          e++;
        }
      }
      return new Interactions(
          userIds, itemIds, new SparseRows(itemIds.length, starts, column, value), minutes);
    }
  }

  private record Entry(float weight, int minute) {
    Entry merged(Entry other) {
      return new Entry(Math.max(weight, other.weight), Math.max(minute, other.minute));
    }
  }
}
