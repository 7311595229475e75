package dev.souk.jobs.items;

import dev.souk.jobs.parse.CatalogUpdate;
import java.util.Comparator;

/**
 * When a catalogue change was made. Of two changes the later one holds, whatever the order in which
 * they arrive; of equal times the later line.
 *
 * @param second in seconds since 1970
 * @param nano the rest of the time in nanoseconds
 * @param offset the line's offset
 */
public record ChangeTime(long second, int nano, long offset) implements Comparable<ChangeTime> {

  /** Before all changes. */
  static final ChangeTime NEVER = new ChangeTime(Long.MIN_VALUE, 0, 0);

  private static final Comparator<ChangeTime> ORDER =
      Comparator.comparingLong(ChangeTime::second)
          .thenComparingInt(ChangeTime::nano)
          .thenComparingLong(ChangeTime::offset);

  static ChangeTime of(CatalogUpdate update) {
    return new ChangeTime(update.second(), update.nano(), update.offset());
  }

  @Override
  public int compareTo(ChangeTime other) {
    return ORDER.compare(this, other);
  }
}
