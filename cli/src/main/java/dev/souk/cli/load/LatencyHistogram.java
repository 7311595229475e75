package dev.souk.cli.load;

/**
 * Counts latencies in classes that are at most 1/64 of their value wide, from a microsecond on, so
 * that percentiles are right within 1.6 %. Not thread-safe.
 */
final class LatencyHistogram {

  private static final int BITS = 6;
  private static final int CLASSES = (64 - BITS) << BITS;

  private final long[] counts = new long[CLASSES];
  private long count;
  private long max;

  void record(long nanos) {
    long micros = Math.max(0, nanos / 1000);
    counts[index(micros)]++;
    count++;
    max = Math.max(max, micros);
  }

  private static int index(long micros) {
    int magnitude = 63 - Long.numberOfLeadingZeros(micros | 1);
    if (magnitude < BITS) {
      return (int) micros;
    }
    int shift = magnitude - BITS;
    return ((shift + 1) << BITS) + (int) ((micros >>> shift) - (1L << BITS));
  }

  /** The largest value of a class. */
  private static long upper(int index) {
    int shift = (index >>> BITS) - 1;
    if (shift < 0) {
      return index;
    }
    long base = (index & ((1L << BITS) - 1)) + (1L << BITS);
    return ((base + 1) << shift) - 1;
  }

  /**
   * The latency that {@code share} of all do not exceed, in milliseconds; 0 if there are none.
   *
   * @param share above 0, at most 1
   */
  double percentile(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (int i = 0; i < CLASSES; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.min(max, upper(i)) / 1e3;
      }
    }
    return 0;
  }

  double maxMillis() {
    return max / 1e3;
  }

  long count() {
    return count;
  }

  void add(LatencyHistogram other) {
    for (int i = 0; i < CLASSES; i++) {
      counts[i] += other.counts[i];
    }
    count += other.count;
    max = Math.max(max, other.max);
  }
}
