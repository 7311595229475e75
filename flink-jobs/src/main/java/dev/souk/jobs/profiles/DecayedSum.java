package dev.souk.jobs.profiles;

import dev.souk.jobs.profiles.Decay.Moment;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.store.DataOutput;

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
  private static final long[] NONE = {};

  private long last = Long.MIN_VALUE;

  /** The newest period, apart from the others because most sums have no other. */
  private long period = Long.MIN_VALUE;

  private long part;

  /** Earlier periods, each followed by its parts; the oldest first. */
  private long[] earlier = NONE;

  /** Adds {@code weight}, which may be negative, as of {@code moment}. */
  void add(double weight, Moment moment) {
    last = Math.max(last, moment.millis());
    long added = Math.round(weight * moment.growth() * PARTS);
    if (period == moment.period()) {
      part += added;
    } else if (period > moment.period()) {
      addEarlier(moment.period(), added);
    } else {
      if (period != Long.MIN_VALUE) {
        addEarlier(period, part);
      }
      period = moment.period();
      part = added;
      dropOldest();
    }
  }

  private void addEarlier(long when, long added) {
    int at = earlier.length;
    while (at > 0 && earlier[at - 2] > when) {
      at -= 2;
    }
    if (at > 0 && earlier[at - 2] == when) {
      earlier[at - 1] += added;
    } else if (when >= period - SPAN) {
      long[] wider = Arrays.copyOf(earlier, earlier.length + 2);
      System.arraycopy(earlier, at, wider, at + 2, earlier.length - at);
      wider[at] = when;
      wider[at + 1] = added;
      earlier = wider;
    }
  }

  private void dropOldest() {
    int dropped = 0;
    while (dropped < earlier.length && earlier[dropped] < period - SPAN) {
      dropped += 2;
    }
    if (dropped > 0) {
      earlier = Arrays.copyOfRange(earlier, dropped, earlier.length);
    }
  }

  /** The sum as of {@code moment}, which is not before the newest addend; may be negative. */
  double at(Moment moment) {
    if (period == Long.MIN_VALUE) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < earlier.length; i += 2) {
      sum += Math.scalb((double) earlier[i + 1], (int) (earlier[i] - period));
    }
    sum += part;
    int age = (int) Math.min(moment.period() - period, 10_000);
    return Math.scalb(sum, -PART_BITS - age) / moment.growth();
  }

  /** Time of the newest addend; {@link Long#MIN_VALUE} if there is none. */
  long last() {
    return last;
  }

  /**
   * Writes the sum.
   *
   * @param asOf a time not much later than the newest addend, told again when it is read
   */
  void write(DataOutput out, long asOf) throws IOException {
    if (period == Long.MIN_VALUE) {
      out.writeVInt(0);
      return;
    }
    out.writeVInt(1 + earlier.length / 2);
    out.writeZLong(asOf - last);
    out.writeZLong(period);
    out.writeZLong(part);
    for (int i = 0; i < earlier.length; i += 2) {
      out.writeVLong(period - earlier[i]);
      out.writeZLong(earlier[i + 1]);
    }
  }

  /** What {@link #write} wrote. */
  static DecayedSum read(org.apache.lucene.store.DataInput in, long asOf) throws IOException {
    DecayedSum read = new DecayedSum();
    int periods = in.readVInt();
    if (periods > 0) {
      read.last = asOf - in.readZLong();
      read.period = in.readZLong();
      read.part = in.readZLong();
      read.earlier = periods == 1 ? NONE : new long[2 * periods - 2];
      for (int i = 0; i < read.earlier.length; i += 2) {
        read.earlier[i] = read.period - in.readVLong();
        read.earlier[i + 1] = in.readZLong();
      }
    }
    return read;
  }

  /** What version 2 wrote: numbers of fixed length, the newest period last. */
  static DecayedSum readFixed(DataInput in) throws IOException {
    DecayedSum read = new DecayedSum();
    read.last = in.readLong();
    int periods = in.readByte();
    read.earlier = periods < 2 ? NONE : new long[2 * periods - 2];
    for (int i = 0; i < read.earlier.length; i++) {
      read.earlier[i] = in.readLong();
    }
    if (periods > 0) {
      read.period = in.readLong();
      read.part = in.readLong();
    }
    return read;
  }

  /** The same sum by another half-life: what it is as of the newest addend is kept. */
  DecayedSum converted(Decay from, Decay to) {
    if (from.equals(to)) {
      return this;
    }
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
