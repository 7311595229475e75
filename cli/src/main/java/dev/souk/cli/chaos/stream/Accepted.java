package dev.souk.cli.chaos.stream;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What was said to be in the log: every line of it must be found there. Counts lines of the run,
 * each once, and the deliveries that were needed. Thread-safe.
 */
public final class Accepted {

  private final BitSet numbers = new BitSet();
  private final BitSet renamed = new BitSet();
  private final Set<String> changes = new HashSet<>();
  private long distinct;
  private long deliveries;
  private long retries;

  /** Notes that a line is in the log under its own id. */
  synchronized void line(long number) {
    deliveries++;
    note(numbers, number);
  }

  /** Notes that a line is in the log under an id that the API gave it. */
  synchronized void change(long number, String eventId) {
    deliveries++;
    changes.add(eventId);
    note(renamed, number);
  }

  private void note(BitSet seen, long number) {
    int bit = Math.toIntExact(number);
    if (!seen.get(bit)) {
      seen.set(bit);
      distinct++;
    }
  }

  /** Notes that something has to be sent again, for nobody knows whether it is in the log. */
  synchronized void retry(int lines) {
    retries += lines;
  }

  /** How many lines of the run are in the log, each counted once. */
  public synchronized long distinct() {
    return distinct;
  }

  /** How many lines were accepted, repeated ones too. */
  public synchronized long deliveries() {
    return deliveries;
  }

  /** How many lines were sent again because the answer was an error or never came. */
  public synchronized long retries() {
    return retries;
  }

  /** The ids that the API gave to lines that are in the log. */
  public synchronized Set<String> changes() {
    return Set.copyOf(changes);
  }

  /** Which lines of the run are in the log under their own ids. */
  public synchronized BitSet numbers() {
    return (BitSet) numbers.clone();
  }
}
