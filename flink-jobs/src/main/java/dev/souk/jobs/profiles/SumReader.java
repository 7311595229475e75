package dev.souk.jobs.profiles;

import java.io.DataInput;
import java.io.IOException;

/**
 * Reads sums that an earlier version wrote, or that were kept with another half-life.
 *
 * @param version of the form
 * @param written the decay they were kept with
 * @param decay the decay to keep them with
 */
record SumReader(int version, Decay written, Decay decay) {

  /** The form of before sums were exact: one floating-point number and its time. */
  static final int INEXACT = 1;

  DecayedSum read(DataInput in) throws IOException {
    if (version == INEXACT) {
      double value = in.readDouble();
      return DecayedSum.of(value, in.readLong(), decay);
    }
    DecayedSum sum = DecayedSum.read(in);
    return written.equals(decay) ? sum : sum.converted(written, decay);
  }
}
