package dev.souk.jobs.parse;

/**
 * Lines to be added to a column of the ledger.
 *
 * @param column {@link #ACCEPTED}, {@link #GUESTS} or {@link #DEAD} and a reason
 * @param lines how many, 1 or more
 */
public record LedgerEntry(String column, long lines) {

  /** Events of named shoppers. */
  public static final String ACCEPTED = "accepted";

  /** Events of guests. */
  public static final String GUESTS = "guests";

  /** What the column of a reason begins with. */
  public static final String DEAD = "dead:";
}
