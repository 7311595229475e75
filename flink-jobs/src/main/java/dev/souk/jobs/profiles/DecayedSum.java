package dev.souk.jobs.profiles;

import dev.souk.jobs.profiles.Decay.Moment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A sum whose addends halve with age. The order of addition is no matter, to the last bit: addends
 * are rounded once, to whole parts, and added as integers, one sum for each period of {@link
 * Decay}. Periods more than {@value #SPAN} half-lives before the newest are left out, for they
 * weigh nothing any more. Mutable, not thread-safe.
 */
final class DecayedSum {

  /** Half-lives that are told apart. */
  private static final int SPAN = 60;

  /** Parts of 1 are 2 to this power; leaves room for 2^28 addends of 8 in one period. */
  private static final int PART_BITS = 31;

  private static final double PARTS = 1L << PART_BITS;

  private long last = Long.MIN_VALUE;
  private int size;
  private long[] periods = new long[1];
  private long[] parts = new long[1];

  /** Adds {@code weight}, which may be negative, as of {@code moment}. */
  void add(double weight, Moment moment) {
    last = Math.max(last, moment.millis());
    long part = Math.round(weight * moment.growth() * PARTS);
    int at = size - 1;
    while (at >= 0 && periods[at] > moment.period()) {
      at--;
    }
    if (at >= 0 && periods[at] == moment.period()) {
      parts[at] += part;
    } else {
      insert(at + 1, moment.period(), part);
      dropOldest();
    }
  }

  private void insert(int place, long period, long part) {
    if (size == periods.length) {
      periods = Arrays.copyOf(periods, size * 2);
      parts = Arrays.copyOf(parts, size * 2);
    }
    System.arraycopy(periods, place, periods, place + 1, size - place);
    System.arraycopy(parts, place, parts, place + 1, size - place);
    periods[place] = period;
    parts[place] = part;
    size++;
  }

  private void dropOldest() {
    int dropped = 0;
    while (periods[dropped] < periods[size - 1] - SPAN) {
      dropped++;
    }
    if (dropped > 0) {
      size -= dropped;
      System.arraycopy(periods, dropped, periods, 0, size);
      System.arraycopy(parts, dropped, parts, 0, size);
    }
  }

  /** The sum as of {@code moment}, which is not before the newest addend; may be negative. */
  double at(Moment moment) {
    if (size == 0) {
      return 0;
    }
    long newest = periods[size - 1];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.scalb((double) parts[i], (int) (periods[i] - newest));
    }
    int age = (int) Math.min(moment.period() - newest, 10_000);
    return Math.scalb(sum, -PART_BITS - age) / moment.growth();
  }

  /** Time of the newest addend; {@link Long#MIN_VALUE} if there is none. */
  long last() {
    return last;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(last);
    out.writeByte(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(periods[i]);
      out.writeLong(parts[i]);
    }
  }

  static DecayedSum read(DataInput in) throws IOException {
    DecayedSum read = new DecayedSum();
    read.last = in.readLong();
    read.size = in.readByte();
    read.periods = new long[Math.max(1, read.size)];
    read.parts = new long[read.periods.length];
    for (int i = 0; i < read.size; i++) {
      read.periods[i] = in.readLong();
      read.parts[i] = in.readLong();
    }
    return read;
  }

  /** The same sum by another half-life: what it is as of the newest addend is kept. */
  DecayedSum converted(Decay from, Decay to) {
    return last == Long.MIN_VALUE ? new DecayedSum() : of(at(from.at(last)), last, to);
  }

  /** A sum that is {@code value} as of {@code millis}. */
  static DecayedSum of(double value, long millis, Decay decay) {
    DecayedSum sum = new DecayedSum();
    if (millis != Long.MIN_VALUE) {
      sum.add(value, decay.at(millis));
    }
    return sum;
  }
}
