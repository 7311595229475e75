package dev.souk.jobs.queries;

import java.util.Arrays;

/**
 * How many different shoppers there were, by the smallest of their hashes (KMV; Bar-Yossef et al.,
 * "Counting distinct elements in a data stream", 2002): exact up to {@value #COUNTED}, an estimate
 * within about an eighth above. Neither the order nor repeats change it. Not thread-safe.
 */
final class Searchers {

  /** Hashes that are kept. */
  static final int COUNTED = 64;

  private static final double HASHES = 0x1p64;

  private long[] smallest = new long[4];
  private int size;

  void add(long hash) {
    int at = find(hash);
    if (at >= 0 || -at - 1 == COUNTED) {
      return;
    }
    int place = -at - 1;
    if (size == smallest.length && size < COUNTED) {
      smallest = Arrays.copyOf(smallest, 2 * size);
    }
    int moved = Math.min(size, COUNTED - 1) - place;
    System.arraycopy(smallest, place, smallest, place + 1, moved);
    smallest[place] = hash;
    size = Math.min(size + 1, COUNTED);
  }

  /** As {@link Arrays#binarySearch}, of numbers without a sign. */
  private int find(long hash) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(smallest[middle], hash);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return -low - 1;
  }

  /** How many hashes are kept. */
  int size() {
    return size;
  }

  /** One of them, in order. */
  long hash(int i) {
    return smallest[i];
  }

  /** How many shoppers, about. */
  long count() {
    if (size < COUNTED) {
      return size;
    }
    double largest = (smallest[size - 1] >>> 1) * 2.0;
    return Math.max(COUNTED, Math.round((COUNTED - 1) * (HASHES / largest)));
  }
}
