package dev.souk.jobs.plain;

import dev.souk.domain.Ledger;
import java.util.Map;
import java.util.TreeMap;

/** Counts lines. Mutable, not thread-safe. */
final class PlainLedger {

  private final Map<String, Long> dead = new TreeMap<>();
  long accepted;
  long guests;
  long duplicates;
  long late;

  void dead(String reason) {
    dead.merge(reason, 1L, Long::sum);
  }

  Ledger ledger() {
    return new Ledger(accepted, guests, duplicates, late, dead);
  }
}
