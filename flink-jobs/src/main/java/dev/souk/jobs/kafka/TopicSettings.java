package dev.souk.jobs.kafka;

import dev.souk.log.Topic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a topic is to be like.
 *
 * @param name in the broker
 * @param partitions of a new one
 * @param replicationFactor of a new one
 * @param configs by Kafka's names
 */
record TopicSettings(
    String name, int partitions, int replicationFactor, Map<String, String> configs) {

  /** So long a job may be behind and still see every change of the catalogue. */
  static final Duration COMPACTION_LAG = Duration.ofDays(7);

  /** Larger than any body that the API accepts by default. */
  static final int MAX_MESSAGE_BYTES = 8 << 20;

  /** A topic of a shop's log. */
  static TopicSettings of(KafkaLogConfig config, String name, Topic topic) {
    Map<String, String> configs = common(config);
    int partitions =
        switch (topic) {
          case CATALOG -> {
            compacted(configs);
            yield 1;
          }
          case BEHAVIOR -> {
            kept(config, configs);
            yield config.behaviorPartitions();
          }
          case DEAD_LETTERS -> {
            kept(config, configs);
            yield 1;
          }
        };
    return new TopicSettings(name, partitions, config.replicationFactor(), configs);
  }

  /** The topic that says which logs are whole. */
  static TopicSettings states(KafkaLogConfig config) {
    Map<String, String> configs = common(config);
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    return new TopicSettings(config.stateTopic(), 1, config.replicationFactor(), configs);
  }

  private static Map<String, String> common(KafkaLogConfig config) {
    Map<String, String> configs = new LinkedHashMap<>();
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_MESSAGE_BYTES));
    configs.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
        String.valueOf(Math.max(1, config.replicationFactor() - 1)));
    configs.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
    return configs;
  }

  private static void compacted(Map<String, String> configs) {
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    configs.put(
        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, String.valueOf(COMPACTION_LAG.toMillis()));
  }

  private static void kept(KafkaLogConfig config, Map<String, String> configs) {
    Duration retention = config.retention();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    configs.put(
        TopicConfig.RETENTION_MS_CONFIG,
        retention == null ? "-1" : String.valueOf(retention.toMillis()));
    configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
  }

  NewTopic toCreate() {
    return new NewTopic(name, partitions, (short) replicationFactor).configs(configs);
  }
}
