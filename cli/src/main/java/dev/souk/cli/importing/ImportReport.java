package dev.souk.cli.importing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a source: every line of it is in exactly one column.
 *
 * @param received lines read
 * @param accepted lines that became events of a named shopper
 * @param guests lines that became events of guests
 * @param refused dead letters by reason
 * @param items items written to the catalogue
 */
public record ImportReport(
    long received, long accepted, long guests, Map<String, Long> refused, long items) {

  /**
   * @throws IllegalArgumentException if the columns do not add up to {@code received}
   */
  public ImportReport {
    refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    long sum = accepted + guests + sum(refused);
    if (sum != received) {
      throw new IllegalArgumentException(
          "received: " + received + " (expected: the sum of the columns, " + sum + ")");
    }
  }

  /** All lines refused. */
  public long refusedLines() {
    return sum(refused);
  }

  private static long sum(Map<String, Long> counts) {
    long sum = 0;
    for (long count : counts.values()) {
      sum += count;
    }
    return sum;
  }
}
