package dev.souk.retrieval.completion;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best entries that have a key with a given prefix. An entry is its rank, 0 the best; it
 * may have several keys. Immutable, thread-safe.
 *
 * <p>Keys are sorted, and a tree over them knows the best entry of every range; so the best of a
 * prefix take the logarithm of the number of keys each, however many keys have the prefix.
 */
public final class PrefixIndex implements SortedKeys {

  private record Key(BytesRef bytes, int entry) {}

  /** A range of keys and where its best entry is. */
  private record Range(int from, int to, int best, int entry) {}

  private static final Comparator<Key> IN_ORDER =
      Comparator.comparing(Key::bytes).thenComparingInt(Key::entry);

  private final BytesRef[] keys;
  private final int[] entries;

  /** A binary tree in an array: the place of the best entry below each node. */
  private final int[] best;

  private PrefixIndex(BytesRef[] keys, int[] entries) {
    this.keys = keys;
    this.entries = entries;
    int size = keys.length;
    best = new int[2 * size];
    for (int i = 0; i < size; i++) {
      best[size + i] = i;
    }
    for (int i = size - 1; i > 0; i--) {
      best[i] = better(best[2 * i], best[2 * i + 1]);
    }
  }

  /** Takes keys. */
  public static final class Builder {
    private Key[] keys = new Key[64];
    private int size;

    /** Gives {@code entry} one more key. */
    public void add(String key, int entry) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
      }
      keys[size++] = new Key(new BytesRef(key), entry);
    }

    /** The index of all keys. */
    public PrefixIndex build() {
      Arrays.sort(keys, 0, size, IN_ORDER);
      BytesRef[] sorted = new BytesRef[size];
      int[] entries = new int[size];
      for (int i = 0; i < size; i++) {
        sorted[i] = keys[i].bytes();
        entries[i] = keys[i].entry();
      }
      return new PrefixIndex(sorted, entries);
    }
  }

  private int better(int one, int other) {
    return entries[one] <= entries[other] ? one : other;
  }

  /**
   * The best entries that have a key with one of the prefixes, at most {@code most}, best first,
   * each once.
   */
  public int[] best(Collection<BytesRef> prefixes, int most) {
    PriorityQueue<Range> ranges = new PriorityQueue<>(Comparator.comparingInt(Range::entry));
    for (BytesRef prefix : prefixes) {
      offer(ranges, place(prefix), end(prefix));
    }
    int[] found = new int[most];
    int size = 0;
    while (size < most && !ranges.isEmpty()) {
      Range range = ranges.remove();
      // The keys of an entry come one after the other, for they are the best of all that is left.
      if (size == 0 || found[size - 1] != range.entry()) {
        found[size++] = range.entry();
      }
      offer(ranges, range.from(), range.best());
      offer(ranges, range.best() + 1, range.to());
    }
    return Arrays.copyOf(found, size);
  }

  private void offer(PriorityQueue<Range> ranges, int from, int to) {
    if (from < to) {
      int at = best(from, to);
      ranges.add(new Range(from, to, at, entries[at]));
    }
  }

  private int best(int from, int to) {
    int found = from;
    int low = from + keys.length;
    int high = to + keys.length;
    while (low < high) {
      if ((low & 1) == 1) {
        found = better(found, best[low++]);
      }
      if ((high & 1) == 1) {
        found = better(found, best[--high]);
      }
      low >>= 1;
      high >>= 1;
    }
    return found;
  }

  /** Where the first key is that is not before {@code target}. */
  private int place(BytesRef target) {
    int place = Arrays.binarySearch(keys, target);
    if (place < 0) {
      return -place - 1;
    }
    while (place > 0 && keys[place - 1].equals(target)) {
      place--;
    }
    return place;
  }

  private int end(BytesRef prefix) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle].compareTo(prefix) < 0 || StringHelper.startsWith(keys[middle], prefix)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public @Nullable BytesRef ceil(BytesRef target) {
    int place = place(target);
    return place == keys.length ? null : keys[place];
  }
}
