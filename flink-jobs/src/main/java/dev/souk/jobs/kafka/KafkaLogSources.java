package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.jobs.source.LogLine;
import dev.souk.jobs.source.LogSources;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log in Kafka. Offsets are those of positions and live in checkpoints; no consumer group
 * is used and nothing is committed to the broker. Partitions that are added are found within a
 * minute.
 *
 * @param config where
 * @param shop whose log it is
 */
public record KafkaLogSources(KafkaLogConfig config, ShopId shop) implements LogSources {

  private static final String DISCOVERY_MILLIS = "60000";

  @Override
  public Source<LogLine, ?, ?> lines(Topic topic, LogPosition from, @Nullable LogPosition until) {
    Properties properties =
        config.properties(
            Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000"));
    properties.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false");
    properties.setProperty(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), DISCOVERY_MILLIS);
    KafkaSourceBuilder<LogLine> builder =
        KafkaSource.<LogLine>builder()
            .setProperties(properties)
            .setClientIdPrefix("souk-" + shop + "-" + topic.wire())
            .setTopics(config.topic(shop, topic))
            .setStartingOffsets(
                new PositionOffsets(topic, from.toString(), KafkaPartitionSplit.EARLIEST_OFFSET))
            .setDeserializer(new LineDeserializer(shop, topic));
    if (until == null) {
      return new BacklogSource(builder.build(), config, config.topic(shop, topic));
    }
    return builder.setBounded(new PositionOffsets(topic, until.toString(), 0)).build();
  }
}
