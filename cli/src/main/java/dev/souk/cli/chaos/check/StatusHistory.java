package dev.souk.cli.chaos.check;

import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one life of an API process says of its views over time. Positions may only grow. A snapshot
 * of the signals view counts the lines up to its position, no more and no fewer. Not thread-safe.
 */
final class StatusHistory {

  private static final String SIGNALS = "signals";

  /** How often a snapshot was seen in a row, and what was counted when it was seen first. */
  private record Seen(String snapshot, long received, int times) {}

  private final String name;
  private final Findings findings;
  private final Map<String, LogPosition> positions = new TreeMap<>();
  private @Nullable Seen seen;

  /**
   * @param name of the process, for findings
   */
  StatusHistory(String name, Findings findings) {
    this.name = name;
    this.findings = findings;
  }

  /** Looks at the next status. */
  void add(JsonNode status) {
    JsonNode snapshots = status.required("snapshots");
    for (Map.Entry<String, JsonNode> view : snapshots.properties()) {
      LogPosition now = LogPosition.parse(view.getValue().required("position").asString());
      LogPosition before = positions.put(view.getKey(), now);
      if (before != null && behind(now, before)) {
        findings.add(
            Finding.WENT_BACK, "%s: %s from %s to %s".formatted(name, view.getKey(), before, now));
      }
    }
    JsonNode signals = snapshots.get(SIGNALS);
    if (signals != null) {
      count(signals, status.required("ledger").required("received").asLong());
    }
  }

  private static boolean behind(LogPosition now, LogPosition before) {
    for (Map.Entry<String, Long> partition : before.next().entrySet()) {
      if (now.next().getOrDefault(partition.getKey(), 0L) < partition.getValue()) {
        return true;
      }
    }
    return false;
  }

  /**
   * A status reads its parts one after the other, so the ledger may be of the next snapshot. What
   * is said of a snapshot in the middle of three looks is of that one alone.
   */
  private void count(JsonNode signals, long received) {
    String snapshot = signals.toString();
    if (seen == null || !seen.snapshot.equals(snapshot)) {
      seen = new Seen(snapshot, received, 1);
      return;
    }
    if (seen.times == 2) {
      long lines = LogPosition.parse(signals.required("position").asString()).count(Topic.BEHAVIOR);
      if (seen.received != lines) {
        findings.add(
            Finding.TORN,
            "%s: %s counts %d lines (expected: %d)"
                .formatted(name, snapshot, seen.received, lines));
      }
    }
    seen = new Seen(snapshot, received, seen.times + 1);
  }
}
