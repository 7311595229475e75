package dev.souk.domain;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account of the {@code behavior} log: every line that was received is accepted, a guest's, a
 * duplicate or dead.
 *
 * @param accepted events of a named shopper
 * @param guests events of guests: counted and used for what items sell, but for no profile
 * @param duplicates events that were received before and changed nothing; missing, and so 0, in
 *     ledgers of before they were told apart
 * @param late those of the accepted and the guests that came too late to be compared with earlier
 *     ones: they count, and would count again
 * @param deadLetters lines refused, by reason: those that an importer refused before they reached
 *     the log and those that the pipeline refused
 */
public record Ledger(
    long accepted, long guests, long duplicates, long late, Map<String, Long> deadLetters) {

  /** The account of a log that nothing was read of. */
  public static final Ledger EMPTY = new Ledger(0, 0, 0, 0, Map.of());

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
    return accepted + guests + duplicates + dead();
  }
}
