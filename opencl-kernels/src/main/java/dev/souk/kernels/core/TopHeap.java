package dev.souk.kernels.core;

import java.util.Arrays;

/**
 * The best items of one query so far: a binary heap of bounded size whose root is the worst item
 * kept. An item is better if its score is higher or, at equal scores, its row is lower. Not
 * thread-safe.
 */
public final class TopHeap {

  private static final int FIRST_SIZE = 32;

  private final int capacity;
  private float[] scores;
  private int[] rows;
  private int size;

  /**
   * @param capacity how many items are kept, 1 or more; memory grows as they come
   */
  public TopHeap(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: " + capacity + " (expected: 1 or more)");
    }
    this.capacity = capacity;
    this.scores = new float[Math.min(capacity, FIRST_SIZE)];
    this.rows = new int[scores.length];
  }

  /** How many items are kept at most. */
  public int capacity() {
    return capacity;
  }

  /** How many items are kept now. */
  public int size() {
    return size;
  }

  /**
   * The score that an item of a higher row than all kept ones must exceed to be kept; negative
   * infinity while there is room.
   */
  public float threshold() {
    return size < capacity ? Float.NEGATIVE_INFINITY : scores[0];
  }

  /** Keeps the item if it is among the best; {@code score} must not be NaN. */
  public void offer(float score, int row) {
    if (size < capacity) {
      if (size == scores.length) {
        int grown = (int) Math.min(capacity, 2L * size);
        scores = Arrays.copyOf(scores, grown);
        rows = Arrays.copyOf(rows, grown);
      }
      up(size++, score, row);
    } else if (worse(scores[0], rows[0], score, row)) {
      down(0, score, row);
    }
  }

  /** Offers all items of another heap. */
  public void offerAll(TopHeap other) {
    for (int i = 0; i < other.size; i++) {
      offer(other.scores[i], other.rows[i]);
    }
  }

  /** Empties the heap into {@code ids} and {@code values} from {@code at} on, best first. */
  public void drainTo(int[] ids, float[] values, int at) {
    while (size > 0) {
      int last = --size;
      ids[at + last] = rows[0];
      values[at + last] = scores[0];
      if (last > 0) {
        down(0, scores[last], rows[last]);
      }
    }
  }

  private static boolean worse(float score, int row, float otherScore, int otherRow) {
    return score < otherScore || (score == otherScore && row > otherRow);
  }

  private void up(int start, float score, int row) {
    int at = start;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!worse(score, row, scores[parent], rows[parent])) {
        break;
      }
      scores[at] = scores[parent];
      rows[at] = rows[parent];
      at = parent;
    }
    scores[at] = score;
    rows[at] = row;
  }

  private void down(int start, float score, int row) {
    int at = start;
    int child = 2 * at + 1;
    while (child < size) {
      int right = child + 1;
      if (right < size && worse(scores[right], rows[right], scores[child], rows[child])) {
        child = right;
      }
      if (!worse(scores[child], rows[child], score, row)) {
        break;
      }
      scores[at] = scores[child];
      rows[at] = rows[child];
      at = child;
      child = 2 * at + 1;
    }
    scores[at] = score;
    rows[at] = row;
  }
}
