package dev.souk.jobs.parse;

import dev.souk.jobs.source.LogLine;
import dev.souk.log.DeadLetter;
import java.util.Set;

/**
 * Counts for the ledger the lines of the {@code dead-letters} topic that stand for behaviour which
 * never reached the log: the importer or the API refused it. What the pipeline refused was counted
 * when it did, and a catalogue's letters are not behaviour. The main output has nothing.
 */
public final class DeadLetterOperator extends LineOperator<DeadLetter, LedgerEntry> {

  private static final long serialVersionUID = 1L;

  private static final Set<String> COUNTED = Set.of("import", "api");

  /** Whether {@code letter} stands for a line of behaviour that never reached the log. */
  public static boolean counts(DeadLetter letter) {
    return COUNTED.contains(letter.origin());
  }

  @Override
  DeadLetter parse(LogLine line) {
    return DeadLetter.fromJson(line.value());
  }

  @Override
  void emit(LogLine line, DeadLetter letter) {
    if (counts(letter)) {
      count(LedgerEntry.DEAD + letter.reason());
    }
  }
}
