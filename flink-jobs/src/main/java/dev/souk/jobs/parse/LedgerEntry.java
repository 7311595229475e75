package dev.souk.jobs.parse;

/**
 * Lines to be added to a column of the ledger.
 *
 * @param column {@link #ACCEPTED}, {@link #GUESTS}, {@link #DUPLICATES}, {@link #LATE} or {@link
 *     #DEAD} and a reason
 * @param lines how many, 1 or more
 */
public record LedgerEntry(String column, long lines) {

  /** Events of named shoppers. */
  public static final String ACCEPTED = "accepted";

  /** Events of guests. */
  public static final String GUESTS = "guests";

  /** Events that were received before. */
  public static final String DUPLICATES = "duplicates";

  /** Those of the accepted and the guests that were too late to be compared. */
  public static final String LATE = "late";

  /** What the column of a reason begins with. */
  public static final String DEAD = "dead:";
}
