package dev.souk.api.endpoint;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.domain.EventJson;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import dev.souk.domain.ShopEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of one body: those that are valid, and what is wrong with the others. */
final class EventBatch {

  /** Problems that are spelled out; a batch that is all wrong needs no longer answer. */
  private static final int MAX_FAULTS = 100;

  private final Clock clock;
  private final List<ShopEvent> events = new ArrayList<>();
  private final List<ApiException.Fault> faults = new ArrayList<>();
  private int size;
  private int invalid;

  private EventBatch(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads a body.
   *
   * @param lines whether it is one event per line; else it is told by looking
   * @param clock for events without a time
   * @throws ApiException if it is not JSON at all
   */
  static EventBatch parse(String text, boolean lines, Clock clock) {
    EventBatch batch = new EventBatch(clock);
    if (lines || looksLikeLines(text)) {
      batch.addLines(text);
      return batch;
    }
    JsonNode body;
    try {
      body = Json.tree(text);
    } catch (InvalidInputException e) {
      throw BodyFields.invalid(e);
    }
    if (body.isArray()) {
      body.forEach(batch::add);
    } else {
      batch.add(body);
    }
    return batch;
  }

  /** Whether the first line is an object by itself and more follows. */
  private static boolean looksLikeLines(String text) {
    String body = text.strip();
    int end = body.indexOf('\n');
    if (end < 0 || !body.startsWith("{")) {
      return false;
    }
    try {
      return Json.tree(body.substring(0, end)).isObject();
    } catch (InvalidInputException e) {
      return false;
    }
  }

  private void addLines(String text) {
    for (String line : text.split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      try {
        add(Json.tree(line));
      } catch (InvalidInputException e) {
        fault(e);
      }
    }
  }

  private void add(JsonNode json) {
    try {
      if (json instanceof ObjectNode event) {
        fillIn(event);
      }
      events.add(EventJson.parse(json));
      size++;
    } catch (InvalidInputException e) {
      fault(e);
    }
  }

  private void fillIn(ObjectNode event) {
    if (missing(event, "event_id")) {
      event.put("event_id", UUID.randomUUID().toString());
    }
    if (missing(event, "event_time")) {
      event.put("event_time", clock.instant().toString());
    }
  }

  private static boolean missing(ObjectNode event, String field) {
    JsonNode value = event.get(field);
    return value == null || value.isNull();
  }

  private void fault(InvalidInputException e) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(new ApiException.Fault(size, e.field(), ApiException.detail(e)));
    }
    invalid++;
    size++;
  }

  /** How many there are, valid or not. */
  int size() {
    return size;
  }

  /**
   * All of them.
   *
   * @throws ApiException if one is invalid; it lists the first 100 that are
   */
  List<ShopEvent> validated() {
    if (invalid == 0) {
      return events;
    }
    String detail =
        size == 1
            ? faults.getFirst().detail()
            : invalid + " of " + size + " events are invalid; none was appended";
    throw new ApiException(ErrorCode.INVALID_EVENT, detail, Map.of(), faults);
  }
}
