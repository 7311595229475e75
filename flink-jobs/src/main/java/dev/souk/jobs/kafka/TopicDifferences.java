package dev.souk.jobs.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;

/** How a topic that exists differs from what is wanted. */
final class TopicDifferences {

  private final String topic;
  private final List<String> harmless = new ArrayList<>();
  private final List<String> losing = new ArrayList<>();

  TopicDifferences(String topic) {
    this.topic = topic;
  }

  void compare(String setting, Object found, Object wanted) {
    if (!found.equals(wanted)) {
      (loses(setting, found.toString(), wanted.toString()) ? losing : harmless)
          .add(setting + ": " + found + " (expected: " + wanted + ")");
    }
  }

  /** Lines go that were to be kept: another clean-up, or one that comes sooner. */
  private static boolean loses(String setting, String found, String wanted) {
    return switch (setting) {
      case TopicConfig.CLEANUP_POLICY_CONFIG -> true;
      case TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG ->
          !found.equals("-1")
              && (wanted.equals("-1") || Long.parseLong(found) < Long.parseLong(wanted));
      default -> false;
    };
  }

  /**
   * Warns of what is harmless.
   *
   * @throws IOException with what is not
   */
  void report(Logger log) throws IOException {
    if (!losing.isEmpty()) {
      throw new IOException(
          "topic "
              + topic
              + " would lose lines: "
              + String.join("; ", losing)
              + ". Change it with kafka-configs, or the setting that asks for it");
    }
    if (!harmless.isEmpty()) {
      log.warn("Topic {} is used as it is, though {}", topic, String.join("; ", harmless));
    }
  }
}
