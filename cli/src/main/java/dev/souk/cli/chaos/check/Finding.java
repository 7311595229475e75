package dev.souk.cli.chaos.check;

/** A promise that may be broken. */
public enum Finding {
  /** A line was accepted, and the log does not have it. */
  NOT_IN_LOG("accepted and not in the log"),
  /** A document or a count is missing from a view. */
  LOST("lost"),
  /** A document or a count is in a view and not in the truth, or too high. */
  DOUBLED("doubled"),
  /** A document differs from the truth in another way. */
  WRONG("wrong"),
  /** A dead letter is missing from its topic. */
  NO_LETTER("refused without a dead letter"),
  /** A view of one API process went back in the log. */
  WENT_BACK("went back"),
  /** A snapshot counts other lines than those up to its position. */
  TORN("torn snapshot"),
  /** A query failed at a process that should have answered. */
  FAILED("failed query"),
  /** A query was answered, but not whole. */
  INCOMPLETE("incomplete answer"),
  /** The system did not recover in time. */
  STUCK("stuck");

  private final String words;

  Finding(String words) {
    this.words = words;
  }

  /** For the report. */
  public String words() {
    return words;
  }
}
