package dev.souk.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a shop wants an item to be shown, as two of its attributes say: what is hidden or expired
 * has its page, and is in no answer to a search, feed or completion.
 *
 * @param hidden kept out until the shop says otherwise: {@value #HIDDEN}
 * @param expires from when on it is kept out, null if it does not expire: {@value #EXPIRATION}
 */
public record Listing(boolean hidden, @Nullable Instant expires) {

  /** The attribute that hides, {@code true} or {@code false}. */
  public static final String HIDDEN = "hidden";

  /** The attribute with the end: a time with an offset, or a date, whose day is the last in UTC. */
  public static final String EXPIRATION = "expiration_date";

  private static final Listing SHOWN = new Listing(false, null);

  private static Listing parse(Map<String, String> attributes) {
    String hidden = attributes.getOrDefault(HIDDEN, "false");
    if (!hidden.equals("true") && !hidden.equals("false")) {
      throw new InvalidInputException(HIDDEN, hidden, "true or false");
    }
    String expiration = attributes.get(EXPIRATION);
    return new Listing(hidden.equals("true"), expiration == null ? null : end(expiration));
  }

  /**
   * What an item says.
   *
   * @throws InvalidInputException if one of the two attributes has another form
   */
  public static Listing require(Item item) {
    return parse(item.attributes());
  }

  /** As {@link #require}; an item that an earlier version took with other forms is shown. */
  public static Listing of(Item item) {
    try {
      return parse(item.attributes());
    } catch (InvalidInputException e) {
      return SHOWN;
    }
  }

  private static Instant end(String expiration) {
    try {
      return expiration.length() == "2026-01-31".length()
          ? LocalDate.parse(expiration).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Times.parse(expiration);
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          EXPIRATION,
          expiration,
          "a date, such as '2026-01-31', or ISO 8601 with an offset, such as"
              + " '2026-01-31T12:00:00Z'");
    }
  }
}
