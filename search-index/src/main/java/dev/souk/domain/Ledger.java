package dev.souk.domain;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account of the {@code behavior} log: every line that was received is in exactly one column.
 *
 * @param accepted events of a named shopper
 * @param guests events of guests: counted and used for what items sell, but for no profile
 * @param deadLetters lines refused, by reason: those that an importer refused before they reached
 *     the log and those that the pipeline refused
 */
public record Ledger(long accepted, long guests, Map<String, Long> deadLetters) {

  public Ledger {
    deadLetters = Collections.unmodifiableMap(new TreeMap<>(deadLetters));
  }

  /** All refused lines. */
  public long dead() {
    long sum = 0;
    for (long count : deadLetters.values()) {
      sum += count;
    }
    return sum;
  }

  /** All lines accounted for. */
  public long received() {
    return accepted + guests + dead();
  }
}
