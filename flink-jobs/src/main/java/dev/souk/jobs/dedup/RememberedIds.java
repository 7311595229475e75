package dev.souk.jobs.dedup;

import java.util.Arrays;

/**
 * The ids of the newest events of one shopper, by event time. An event older than {@link #bound}
 * cannot be compared: ids of that age are forgotten. What is answered depends on the events and
 * their order alone, never on when what is forgotten was swept out. Mutable, not thread-safe.
 */
final class RememberedIds {

  /** Ids that are remembered of one shopper at most; beyond it the oldest are forgotten. */
  static final int MAX = 10_000;

  /** Up to this size looking at all is faster than an index. */
  private static final int SCANNED = 32;

  private long newest = Long.MIN_VALUE;
  private long floor = Long.MIN_VALUE;
  private int size;
  private long[] ids;
  private long[] times;

  /** Places of ids plus one, by the low bits of the id; 0 is free. Empty while all are scanned. */
  private int[] index = new int[0];

  /** Of a shopper who has done nothing yet. */
  RememberedIds() {
    ids = new long[4];
    times = new long[4];
  }

  /** As it was written. */
  RememberedIds(long newest, long floor, long[] ids, long[] times) {
    this.newest = newest;
    this.floor = floor;
    this.size = ids.length;
    this.ids = Arrays.copyOf(ids, size + 4);
    this.times = Arrays.copyOf(times, size + 4);
    reindex();
  }

  int size() {
    return size;
  }

  long id(int i) {
    return ids[i];
  }

  long time(int i) {
    return times[i];
  }

  /** Time of the newest event; {@link Long#MIN_VALUE} if there was none. */
  long newest() {
    return newest;
  }

  /** Below this time something was forgotten. */
  long floor() {
    return floor;
  }

  /** Compares an event with what is remembered, and remembers it if it is new. */
  Verdict offer(long id, long time, long windowMillis) {
    if (newest == Long.MIN_VALUE) {
      newest = time;
    }
    long bound = bound(windowMillis);
    if (time < bound) {
      return Verdict.LATE;
    }
    int at = find(id);
    if (at >= 0) {
      if (times[at] >= bound) {
        return Verdict.DUPLICATE;
      }
      times[at] = time;
    } else {
      append(id, time, bound);
    }
    newest = Math.max(newest, time);
    if (size > MAX) {
      forget(bound(windowMillis));
      if (size > MAX) {
        forgetOldest();
      }
    }
    return Verdict.NEW;
  }

  /** The oldest time of which all ids are remembered. */
  private long bound(long windowMillis) {
    return Math.max(newest - windowMillis, floor);
  }

  private int find(long id) {
    if (index.length == 0) {
      for (int i = 0; i < size; i++) {
        if (ids[i] == id) {
          return i;
        }
      }
      return -1;
    }
    int mask = index.length - 1;
    for (int slot = (int) id & mask; index[slot] != 0; slot = (slot + 1) & mask) {
      if (ids[index[slot] - 1] == id) {
        return index[slot] - 1;
      }
    }
    return -1;
  }

  private void append(long id, long time, long bound) {
    if (size == ids.length) {
      forget(bound);
      if (size > ids.length / 2) {
        ids = Arrays.copyOf(ids, ids.length * 2);
        times = Arrays.copyOf(times, ids.length);
      }
    }
    ids[size] = id;
    times[size] = time;
    size++;
    if (size * 2 > index.length) {
      reindex();
    } else {
      enter(size - 1);
    }
  }

  private void reindex() {
    if (size <= SCANNED) {
      index = new int[0];
      return;
    }
    index = new int[Integer.highestOneBit(size) * 4];
    for (int i = 0; i < size; i++) {
      enter(i);
    }
  }

  private void enter(int place) {
    int mask = index.length - 1;
    int slot = (int) ids[place] & mask;
    while (index[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    index[slot] = place + 1;
  }

  /** Sweeps out what the window has left behind. */
  void sweep(long windowMillis) {
    if (newest != Long.MIN_VALUE) {
      forget(bound(windowMillis));
    }
  }

  private void forget(long bound) {
    floor = Math.max(floor, bound);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (times[i] >= bound) {
        ids[kept] = ids[i];
        times[kept] = times[i];
        kept++;
      }
    }
    if (kept < size) {
      size = kept;
      reindex();
    }
  }

  /** Forgets about a quarter, all of one time together, so that what is left is complete. */
  private void forgetOldest() {
    long[] sorted = Arrays.copyOf(times, size);
    Arrays.sort(sorted);
    long cut = sorted[size - MAX * 3 / 4];
    forget(cut == sorted[0] ? cut + 1 : cut);
  }
}
