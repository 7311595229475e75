package dev.souk.jobs.kafka;

import dev.souk.jobs.source.CaughtUp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports a backlog until every split has reached the end that it had at the start. Asks the
 * cluster for the ends once and sends them to the readers, who tell when they are there.
 */
final class BacklogEnumerator
    implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {

  private static final Logger LOG = LoggerFactory.getLogger(BacklogEnumerator.class);
  private static final Duration WITHIN = Duration.ofSeconds(30);

  private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> splits;
  private final SplitEnumeratorContext<KafkaPartitionSplit> context;
  private final KafkaLogConfig config;
  private final String topic;
  private final Set<String> behind = new HashSet<>();
  private @Nullable BacklogEnds ends;

  BacklogEnumerator(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> splits,
      SplitEnumeratorContext<KafkaPartitionSplit> context,
      KafkaLogConfig config,
      String topic) {
    this.splits = splits;
    this.context = context;
    this.config = config;
    this.topic = topic;
  }

  @Override
  public void start() {
    context.setIsProcessingBacklog(true);
    splits.start();
    context.callAsync(this::ask, this::found);
  }

  private BacklogEnds ask() throws IOException {
    try (Broker broker = Broker.connect(config)) {
      List<TopicPartition> partitions = new ArrayList<>();
      broker
          .describe(topic)
          .partitions()
          .forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
      Map<TopicPartition, Long> first = broker.offsets(partitions, OffsetSpec.earliest(), WITHIN);
      HashMap<String, Long> found = new HashMap<>();
      broker
          .ends(partitions, WITHIN)
          .forEach((partition, end) -> {
            if (first.getOrDefault(partition, 0L) < end) {
              found.put(KafkaPartitionSplit.toSplitId(partition), end);
            }
          });
      return new BacklogEnds(found);
    }
  }

  private void found(@Nullable BacklogEnds found, @Nullable Throwable failure) {
    if (found == null) {
      LOG.warn(
          "How far {} is behind is not known; checkpoints go at their usual pace", topic, failure);
      context.setIsProcessingBacklog(false);
      return;
    }
    ends = found;
    behind.addAll(found.ends().keySet());
    for (int reader : List.copyOf(context.registeredReaders().keySet())) {
      context.sendEventToSourceReader(reader, found);
    }
    report();
  }

  private void report() {
    context.setIsProcessingBacklog(!behind.isEmpty());
  }

  @Override
  public void addReader(int reader) {
    splits.addReader(reader);
    if (ends != null) {
      context.sendEventToSourceReader(reader, ends);
    }
  }

  @Override
  public void handleSourceEvent(int reader, SourceEvent event) {
    if (event instanceof CaughtUp caughtUp) {
      if (behind.remove(caughtUp.split())) {
        report();
      }
    } else {
      splits.handleSourceEvent(reader, event);
    }
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {
    splits.handleSplitRequest(reader, host);
  }

  @Override
  public void addSplitsBack(List<KafkaPartitionSplit> back, int reader) {
    splits.addSplitsBack(back, reader);
  }

  @Override
  public KafkaSourceEnumState snapshotState(long checkpoint) throws Exception {
    return splits.snapshotState(checkpoint);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    splits.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void close() throws IOException {
    splits.close();
  }
}
