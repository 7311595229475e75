package dev.souk.cli.chaos.stream;

import java.util.SplittableRandom;

/** Lines that break the schema, each in a way of its own. */
final class MalformedLines {

  private MalformedLines() {}

  /** A bad line with {@code id} somewhere in it; one line, not empty. */
  static String of(String id, SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> "{\"event_id\":\"" + id + "\",\"event_name\":\"view_it";
      case 1 -> "not json " + id;
      case 2 -> "[\"" + id + "\"]";
      case 3 -> event(id, "\"event_name\":\"teleport\",\"items\":[{\"item_id\":\"i1\"}]");
      case 4 -> event(id, "\"event_name\":\"purchase\",\"items\":[]");
      case 5 ->
          event(
              id, "\"event_name\":\"add_to_cart\",\"items\":[{\"item_id\":\"i1\",\"quantity\":0}]");
      case 6 -> event(id, "\"schema_version\":99,\"event_name\":\"view_item\",\"items\":[]");
      default -> event(id, "\"event_id\":\"again\",\"event_name\":\"view_item\"");
    };
  }

  private static String event(String id, String rest) {
    return "{\"event_id\":\"" + id + "\",\"event_time\":\"2026-01-02T00:00:00Z\"," + rest + "}";
  }
}
