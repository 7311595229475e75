package dev.souk.representation.collaborative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the entries of a {@link RatingBlock}, in any order, each once. Takes 24 bytes for each of
 * them beside the ids. Not thread-safe.
 */
public final class RatingBlockBuilder {

  private static final int FIRST = 1024;
  private static final long MINUTE = 60_000;

  private final Blocks blocks;
  private final int block;
  private final Names rowNames = new Names();
  private final Names otherNames = new Names();
  private int[] row = new int[FIRST];
  private int[] other = new int[FIRST];
  private double[] strength = new double[FIRST];
  private long[] last = new long[FIRST];
  private int size;

  /** What an entry weighs. */
  public interface Weights {

    /**
     * The weight, 0 to leave the entry out.
     *
     * @param strength how strongly it was wanted
     * @param last time of the latest event, in milliseconds since 1970
     */
    float of(double strength, long last);
  }

  /** Ids by the order in which they came. */
  private static final class Names {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String id) {
      Integer known = numbers.putIfAbsent(id, names.size());
      if (known != null) {
        return known;
      }
      names.add(id);
      return names.size() - 1;
    }

    /** The names that {@code uses} have, in order. */
    String[] sorted(int[] uses) {
      String[] used = new String[(int) Arrays.stream(uses).filter(count -> count > 0).count()];
      int to = 0;
      for (int i = 0; i < names.size(); i++) {
        if (uses[i] > 0) {
          used[to++] = names.get(i);
        }
      }
      Arrays.sort(used);
      return used;
    }

    /** For each name by its number the place in {@code sorted}. */
    int[] places(String[] sorted) {
      int[] places = new int[names.size()];
      for (int place = 0; place < sorted.length; place++) {
        places[numbers.getOrDefault(sorted[place], 0)] = place;
      }
      return places;
    }
  }

  /**
   * @param block whose entries these are
   */
  public RatingBlockBuilder(Blocks blocks, int block) {
    this.blocks = blocks;
    this.block = block;
  }

  /**
   * Adds an entry.
   *
   * @param id of the row, which must be of this block
   * @param otherId of the other side
   * @param wanted strength
   * @param time of the latest event, in milliseconds since 1970
   * @throws IllegalArgumentException if the row is of another block
   */
  public RatingBlockBuilder add(String id, String otherId, double wanted, long time) {
    if (blocks.of(id) != block) {
      throw new IllegalArgumentException(
          "id: '%s' of block %d (expected: of %d)".formatted(id, blocks.of(id), block));
    }
    if (size == row.length) {
      int more = Math.addExact(size, size / 2);
      row = Arrays.copyOf(row, more);
      other = Arrays.copyOf(other, more);
      strength = Arrays.copyOf(strength, more);
      last = Arrays.copyOf(last, more);
    }
    row[size] = rowNames.number(id);
    other[size] = otherNames.number(otherId);
    strength[size] = wanted;
    last[size] = time;
    size++;
    return this;
  }

  /**
   * The block. The builder is of no use afterwards.
   *
   * @param newest time of the latest event of all blocks, in milliseconds since 1970
   */
  public RatingBlock build(Weights weights, DemandTrend demand, long newest) {
    float[] weight = new float[size];
    int[] rowUses = new int[rowNames.names.size()];
    int[] otherUses = new int[otherNames.names.size()];
    for (int e = 0; e < size; e++) {
      weight[e] = weights.of(strength[e], last[e]);
      if (weight[e] > 0) {
        rowUses[row[e]]++;
        otherUses[other[e]]++;
      }
    }
    String[] ids = rowNames.sorted(rowUses);
    String[] otherIds = otherNames.sorted(otherUses);
    int[] place = rowNames.places(ids);
    int[] otherPlace = otherNames.places(otherIds);
    int[] needed = new int[blocks.count() + 1];
    int[] column = columns(otherIds, needed);
    int[] byOther = sorted(weighing(weight), other, otherPlace, otherIds.length);
    int[] sorted = sorted(byOther, row, place, ids.length);
    int[] starts = new int[ids.length + 1];
    int[] columns = new int[sorted.length];
    float[] values = new float[sorted.length];
    double[] recent = new double[ids.length];
    int newestMinute = minute(newest);
    for (int i = 0; i < sorted.length; i++) {
      int e = sorted[i];
      starts[place[row[e]] + 1] = i + 1;
      columns[i] = column[otherPlace[other[e]]];
      values[i] = weight[e];
      recent[place[row[e]]] += demand.decayed(newestMinute, minute(last[e]));
    }
    SparseRows rows = new SparseRows(otherIds.length, starts, columns, values);
    return new RatingBlock(blocks, block, ids, rows, recent, needed, wanted(rows, needed));
  }

  private static int minute(long time) {
    return Math.toIntExact(Math.floorDiv(time, MINUTE));
  }

  /** The column of each other id: those of one block side by side. Fills in their offsets. */
  private int[] columns(String[] otherIds, int[] needed) {
    int[] blockOf = new int[otherIds.length];
    for (int i = 0; i < otherIds.length; i++) {
      blockOf[i] = blocks.of(otherIds[i]);
      needed[blockOf[i] + 1]++;
    }
    for (int b = 0; b < blocks.count(); b++) {
      needed[b + 1] += needed[b];
    }
    int[] next = needed.clone();
    int[] column = new int[otherIds.length];
    for (int i = 0; i < otherIds.length; i++) {
      column[i] = next[blockOf[i]]++;
    }
    return column;
  }

  /** Which entries weigh something. */
  private int[] weighing(float[] weight) {
    int[] entries = new int[size];
    int count = 0;
    for (int e = 0; e < size; e++) {
      if (weight[e] > 0) {
        entries[count++] = e;
      }
    }
    return Arrays.copyOf(entries, count);
  }

  /** Entries by the place of their key; equals stay in their order. */
  private static int[] sorted(int[] entries, int[] key, int[] place, int places) {
    int[] next = new int[places + 1];
    for (int e : entries) {
      next[place[key[e]] + 1]++;
    }
    for (int i = 0; i < places; i++) {
      next[i + 1] += next[i];
    }
    int[] sorted = new int[entries.length];
    for (int e : entries) {
      sorted[next[place[key[e]]]++] = e;
    }
    return sorted;
  }

  private int[][] wanted(SparseRows rows, int[] needed) {
    int[] blockOf = new int[rows.columns()];
    for (int b = 0; b < blocks.count(); b++) {
      Arrays.fill(blockOf, needed[b], needed[b + 1], b);
    }
    int[][] wanted = new int[blocks.count()][0];
    int[] counts = new int[blocks.count()];
    for (int r = 0; r < rows.rows(); r++) {
      for (int e = rows.starts()[r]; e < rows.starts()[r + 1]; e++) {
        int b = blockOf[rows.column()[e]];
        int count = counts[b];
        if (count > 0 && wanted[b][count - 1] == r) {
          continue;
        }
        if (count == wanted[b].length) {
          wanted[b] = Arrays.copyOf(wanted[b], count + count / 2 + 16);
        }
        wanted[b][count] = r;
        counts[b]++;
      }
    }
    for (int b = 0; b < wanted.length; b++) {
      wanted[b] = Arrays.copyOf(wanted[b], counts[b]);
    }
    return wanted;
  }
}
