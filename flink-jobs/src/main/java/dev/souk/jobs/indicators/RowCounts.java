package dev.souk.jobs.indicators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;

/** The companions of an item by level and half-life. Mutable, not thread-safe. */
final class RowCounts {

  static final byte[] NONE = {};

  private record Key(int level, long period, String companion) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      if (level != other.level) {
        return Integer.compare(level, other.level);
      }
      return period != other.period
          ? Long.compare(period, other.period)
          : companion.compareTo(other.companion);
    }
  }

  /** Shoppers with the companion, and those who bought it in the visit just before. */
  private static final class Count {
    private int with;
    private int direct;
  }

  private final TreeMap<Key, Count> counts = new TreeMap<>();

  /** Takes one count. */
  @FunctionalInterface
  interface Taker {
    /** Takes one; those of a companion in the order of their half-lives within a level. */
    void take(long period, String companion, int with, int direct);
  }

  void add(IndicatorChange change) {
    PackedNames.forEach(
        change.companions(),
        (place, companion) -> {
          Key key = new Key(change.level(), change.period(), companion);
          Count count = counts.computeIfAbsent(key, _ -> new Count());
          count.with += change.shoppers();
          if (change.isDirect(place)) {
            count.direct += change.shoppers();
          }
          if (count.with == 0) {
            counts.remove(key);
          }
        });
  }

  /** Forgets all levels below {@code lowest}. */
  void keepFrom(int lowest) {
    counts.headMap(new Key(lowest, Long.MIN_VALUE, ""), false).clear();
  }

  void forEach(Taker taker) {
    counts.forEach(
        (key, count) -> taker.take(key.period(), key.companion(), count.with, count.direct));
  }

  /** As bytes; equal counts give equal bytes. */
  byte[] pack() {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput(counts.size() * 16L + 16);
    try {
      for (Map.Entry<Key, Count> entry : counts.entrySet()) {
        out.writeByte((byte) entry.getKey().level());
        out.writeZLong(entry.getKey().period());
        out.writeString(entry.getKey().companion());
        out.writeZInt(entry.getValue().with);
        out.writeZInt(entry.getValue().direct);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Counts cannot be written into memory", e);
    }
    return out.toArrayCopy();
  }

  static RowCounts unpack(byte[] packed) {
    RowCounts read = new RowCounts();
    ByteArrayDataInput in = new ByteArrayDataInput(packed);
    try {
      while (!in.eof()) {
        Key key = new Key(in.readByte(), in.readZLong(), in.readString());
        Count count = new Count();
        count.with = in.readZInt();
        count.direct = in.readZInt();
        read.counts.put(key, count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Counts cannot be read from memory", e);
    }
    return read;
  }
}
