package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.log.LogReader;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one partition outside of jobs. {@link #poll} answers with nothing only if the log has
 * nothing at that moment. Offsets that compaction took away are passed over. Not thread-safe.
 */
public final class KafkaLogReader implements LogReader {

  private static final Duration WAIT = Duration.ofMillis(200);
  private static final byte[] NOTHING = {};

  private final Topic topic;
  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deque<LogRecord> fetched = new ArrayDeque<>();

  /**
   * Reads {@code partition} of {@code topic} from {@code from} on, or from the first line that is
   * kept if that is later.
   *
   * @throws IOException if the client cannot be made
   */
  KafkaLogReader(KafkaLogConfig config, ShopId shop, Topic topic, int partition, long from)
      throws IOException {
    this.topic = topic;
    this.partition = new TopicPartition(config.topic(shop, topic), partition);
    this.consumer = consumer(config);
    consumer.assign(List.of(this.partition));
    consumer.seek(this.partition, from);
  }

  static KafkaConsumer<byte[], byte[]> consumer(KafkaLogConfig config) throws IOException {
    Map<String, String> defaults =
        Map.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    try {
      return new KafkaConsumer<>(
          config.properties(defaults), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw new IOException("A consumer for " + config.bootstrapServers() + ": " + e, e);
    }
  }

  @Override
  public List<LogRecord> poll(int max) throws IOException {
    if (fetched.isEmpty()) {
      fetch();
    }
    List<LogRecord> records = new ArrayList<>(Math.min(max, fetched.size()));
    while (records.size() < max && !fetched.isEmpty()) {
      records.add(fetched.remove());
    }
    return records;
  }

  private void fetch() throws IOException {
    try {
      long end =
          Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition), "end");
      while (fetched.isEmpty() && consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(WAIT)) {
          byte[] value = each.value() == null ? NOTHING : each.value();
          fetched.add(new LogRecord(topic, partition.partition(), each.offset(), value));
        }
      }
    } catch (KafkaException e) {
      throw new IOException(partition + " cannot be read: " + e, e);
    }
  }

  @Override
  public long offset() {
    return fetched.isEmpty() ? consumer.position(partition) : fetched.element().offset();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
