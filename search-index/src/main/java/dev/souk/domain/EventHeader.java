package dev.souk.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries.
 *
 * @param id unique in the shop, 1 to 200 characters; the same id twice is the same event
 * @param time when it happened, as the shop says (event time)
 * @param shopper the shop's id of the shopper, null for a guest
 * @param session the visit, or null
 * @param queryId the UBI id of the query whose results led here, or null
 */
public record EventHeader(
    String id,
    Instant time,
    @Nullable String shopper,
    @Nullable String session,
    @Nullable String queryId) {

  /** The version of the event schema that this code writes and reads. */
  public static final int SCHEMA_VERSION = 1;

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /**
   * @throws InvalidInputException if an id is blank or too long, or {@code time} is before 1990 or
   *     after 2100
   */
  public EventHeader {
    id = Checks.text("event_id", id, 200);
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new InvalidInputException("event_time", time, "a time between 1990 and 2100");
    }
    if (shopper != null) {
      shopper = Checks.text("user_id", shopper, 200);
    }
  }

  /** Whether nobody is named. */
  public boolean guest() {
    return shopper == null;
  }
}
