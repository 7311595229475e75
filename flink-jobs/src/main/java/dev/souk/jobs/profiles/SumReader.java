package dev.souk.jobs.profiles;

import java.io.IOException;
import org.apache.lucene.store.DataInput;

/**
 * Reads sums, which may have been kept with another half-life.
 *
 * @param asOf the time that they were written with
 * @param written the decay they were kept with
 * @param decay the decay to keep them with
 */
record SumReader(long asOf, Decay written, Decay decay) {

  DecayedSum read(DataInput in) throws IOException {
    return DecayedSum.read(in, asOf).converted(written, decay);
  }
}
