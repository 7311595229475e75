package dev.souk.log;

import dev.souk.domain.Json;
import java.time.Instant;

/**
 * A line that could not be accepted.
 *
 * @param id derived from the position, so that writing it twice is writing it once
 * @param origin who refused it: {@code import} or {@code catalog-import}, {@code api} or {@code
 *     pipeline}
 * @param position where it stood, such as {@code behavior-0@17} or {@code retail.csv:1042}
 * @param time when it was refused
 * @param reason a stable word for counting, such as {@code invalid-event} or {@code no-price}
 * @param detail the message: offending value and what was expected
 * @param raw the line, as text as far as it is text
 */
public record DeadLetter(
    String id,
    String origin,
    String position,
    Instant time,
    String reason,
    String detail,
    String raw) {

  private static final int MAX_RAW = 10_000;

  public DeadLetter {
    raw = raw.length() <= MAX_RAW ? raw : raw.substring(0, MAX_RAW);
  }

  /** A letter whose id is its origin and position. */
  public static DeadLetter of(
      String origin, String position, Instant time, String reason, String detail, String raw) {
    return new DeadLetter(origin + ":" + position, origin, position, time, reason, detail, raw);
  }

  /** On one line, without a line end. */
  public String toJson() {
    return Json.MAPPER.writeValueAsString(this);
  }

  /** Reads what {@link #toJson} wrote. */
  public static DeadLetter fromJson(byte[] json) {
    return Json.MAPPER.readValue(json, DeadLetter.class);
  }
}
