package dev.souk.log;

import dev.souk.domain.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;

/** Where a replay of a log begins. */
public sealed interface ReplayStart {

  /** At the first line. */
  record Earliest() implements ReplayStart {
    @Override
    public String toString() {
      return "earliest";
    }
  }

  /**
   * At offsets.
   *
   * @param position the first lines; partitions that it does not name begin at their first line
   */
  record Offsets(LogPosition position) implements ReplayStart {
    @Override
    public String toString() {
      return position.toString();
    }
  }

  /**
   * At a time: in each partition at the first line that is not older.
   *
   * @param time the time of events and changes, not of their arrival
   */
  record Time(Instant time) implements ReplayStart {
    @Override
    public String toString() {
      return time.toString();
    }
  }

  /**
   * Reads {@code earliest}, offsets such as {@code behavior-0:123,catalog-0:45}, or an instant such
   * as {@code 2026-11-01T00:00:00Z}.
   *
   * @throws InvalidInputException if {@code text} is none of these
   */
  static ReplayStart parse(String text) {
    if (text.equals("earliest")) {
      return new Earliest();
    }
    if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
      try {
        return new Time(Instant.parse(text));
      } catch (DateTimeException e) {
        throw invalid(text);
      }
    }
    try {
      LogPosition position = LogPosition.parse(text);
      if (position.next().isEmpty() || !position.next().values().stream().allMatch(o -> o >= 0)) {
        throw invalid(text);
      }
      return new Offsets(position);
    } catch (InvalidInputException e) {
      throw invalid(text);
    }
  }

  private static InvalidInputException invalid(String text) {
    return new InvalidInputException(
        "from", text, "earliest, offsets as behavior-0:123, or an instant as 2026-11-01T00:00:00Z");
  }
}
