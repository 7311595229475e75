package dev.souk.jobs.parse;

import dev.souk.domain.InvalidInputException;
import dev.souk.log.Topic;

/** Why a line could not be parsed, as a stable word for counting. */
public final class Refusal {

  private Refusal() {}

  /** The reason for a line of {@code topic} whose parsing ended with {@code e}. */
  public static String reason(Topic topic, RuntimeException e) {
    if (!(e instanceof InvalidInputException invalid)) {
      return "unreadable";
    }
    if (invalid.field().equals("body")) {
      return invalid.expected().startsWith("UTF-8") ? "not-utf8" : "not-json";
    }
    return switch (topic) {
      case BEHAVIOR -> "invalid-event";
      case CATALOG -> "invalid-change";
      case DEAD_LETTERS -> "unreadable";
    };
  }
}
