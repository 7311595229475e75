package dev.souk.jobs.profiles;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A sum whose addends halve with age, never below 0. It is kept as of the newest addend; an addend
 * that comes late is decayed to that time.
 */
final class DecayedSum {

  private double sum;
  private long asOf = Long.MIN_VALUE;

  /** Adds {@code weight}, which may be negative, as of {@code time} in milliseconds. */
  void add(double weight, long time, Decay decay) {
    if (asOf == Long.MIN_VALUE) {
      sum = weight;
      asOf = time;
    } else if (time >= asOf) {
      sum = sum * decay.after(time - asOf) + weight;
      asOf = time;
    } else {
      sum += weight * decay.after(asOf - time);
    }
    sum = Math.max(0, sum);
  }

  /** The sum as of {@code time}, which is not before the newest addend. */
  double at(long time, Decay decay) {
    return sum == 0 ? 0 : sum * decay.after(time - asOf);
  }

  /** Time of the newest addend. */
  long asOf() {
    return asOf;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(sum);
    out.writeLong(asOf);
  }

  static DecayedSum read(DataInput in) throws IOException {
    DecayedSum read = new DecayedSum();
    read.sum = in.readDouble();
    read.asOf = in.readLong();
    return read;
  }
}
