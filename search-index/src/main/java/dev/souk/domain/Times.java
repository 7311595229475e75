package dev.souk.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** ISO 8601 times with an offset. */
final class Times {

  private static final int SECONDS_END = 19;
  private static final int DAY_SECONDS = 86_400;

  private Times() {}

  /**
   * Reads a time. The common form, {@code 2026-01-31T12:00:00.125Z}, is read digit by digit, for
   * there is one in every line of a log and the general parser takes as long as all the rest.
   *
   * @throws DateTimeException if {@code text} is no time with an offset
   */
  static Instant parse(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END
        || text.charAt(end) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return general(text);
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, SECONDS_END);
    int nanos = nanos(text, end);
    if ((year | month | day | hour | minute | second | nanos) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return general(text);
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(days * DAY_SECONDS + hour * 3_600L + minute * 60L + second, nanos);
  }

  private static Instant general(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** The number that these characters are, or -1. */
  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** What stands between the seconds and {@code end}, or -1 if it is no fraction. */
  private static int nanos(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int length = end - SECONDS_END - 1;
    if (text.charAt(SECONDS_END) != '.' || length < 1 || length > 9) {
      return -1;
    }
    int nanos = digits(text, SECONDS_END + 1, end);
    for (int i = length; i < 9 && nanos > 0; i++) {
      nanos *= 10;
    }
    return nanos;
  }
}
