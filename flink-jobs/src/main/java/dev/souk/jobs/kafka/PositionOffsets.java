package dev.souk.jobs.kafka;

import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets of a {@link LogPosition}, kept as text, for a source must be serialisable. An offset
 * that the broker no longer has fails the job: going on elsewhere would lose lines silently.
 *
 * @param topic the topic
 * @param position as text
 * @param absent the offset of partitions that the position does not name
 */
record PositionOffsets(Topic topic, String position, long absent) implements OffsetsInitializer {

  private static final long serialVersionUID = 1L;

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    Map<String, Long> next = LogPosition.parse(position).next();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      String name = LogPosition.name(topic, partition.partition());
      offsets.put(partition, next.getOrDefault(name, absent));
    }
    return offsets;
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.NONE;
  }
}
