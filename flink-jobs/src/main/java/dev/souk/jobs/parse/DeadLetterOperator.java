package dev.souk.jobs.parse;

import dev.souk.jobs.source.LogLine;
import dev.souk.log.DeadLetter;

/**
 * Counts for the ledger the lines of the {@code dead-letters} topic that an importer or the API
 * refused. Those that the pipeline refused were counted when it did. The main output has nothing.
 */
public final class DeadLetterOperator extends LineOperator<DeadLetter, LedgerEntry> {

  private static final long serialVersionUID = 1L;

  @Override
  DeadLetter parse(LogLine line) {
    return DeadLetter.fromJson(line.value());
  }

  @Override
  String invalid() {
    return "unreadable";
  }

  @Override
  void emit(LogLine line, DeadLetter letter) {
    if (!letter.origin().equals(ORIGIN)) {
      count(LedgerEntry.DEAD + letter.reason());
    }
  }
}
