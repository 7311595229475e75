package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.LogWriter;
import dev.souk.log.Partitions;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Appends to a shop's topics. {@link #append} returns when all in-sync replicas have all lines. The
 * producer is idempotent: what it sends again after a lost answer is in the log once. While brokers
 * are away it tries for 30 s ({@code delivery.timeout.ms}) and then fails; a caller that tries
 * again may then append a line twice, with the same event id.
 *
 * <p>Any number of processes may write at once. Keys go to the same partitions as in a log of JSONL
 * segments. Thread-safe.
 */
public final class KafkaLogWriter implements LogWriter {

  private static final Duration END = Duration.ofSeconds(30);

  private final KafkaLogConfig config;
  private final ShopId shop;
  private final Map<Topic, Integer> counts;
  private final LogEnds ends;
  private final KafkaProducer<byte[], byte[]> producer;

  private KafkaLogWriter(
      KafkaLogConfig config,
      ShopId shop,
      Map<Topic, Integer> counts,
      LogEnds ends,
      KafkaProducer<byte[], byte[]> producer) {
    this.config = config;
    this.shop = shop;
    this.counts = Map.copyOf(counts);
    this.ends = ends;
    this.producer = producer;
  }

  /**
   * Opens a writer of topics that exist.
   *
   * @param counts partitions of each topic
   * @throws IOException if the client cannot be made
   */
  static KafkaLogWriter open(
      KafkaLogConfig config, ShopId shop, Map<Topic, Integer> counts, LogEnds ends)
      throws IOException {
    Map<String, String> defaults =
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG, "souk-" + shop,
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
            ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(256 << 10),
            ProducerConfig.LINGER_MS_CONFIG, "0",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(TopicSettings.MAX_MESSAGE_BYTES),
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "30000",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
    java.util.Properties properties = config.properties(defaults);
    // Not to be weakened: that a line which was accepted is kept, once, rests on them.
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    try {
      return new KafkaLogWriter(
          config,
          shop,
          counts,
          ends,
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
    } catch (KafkaException e) {
      throw new IOException("A producer for " + config.bootstrapServers() + ": " + e, e);
    }
  }

  @Override
  public void append(Topic topic, List<LogEntry> entries) throws IOException {
    String name = config.topic(shop, topic);
    int partitions = counts.getOrDefault(topic, 1);
    List<Future<RecordMetadata>> sent = new ArrayList<>(entries.size());
    try {
      for (LogEntry entry : entries) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    name,
                    Partitions.of(entry.key(), partitions),
                    entry.key().getBytes(StandardCharsets.UTF_8),
                    entry.json().getBytes(StandardCharsets.UTF_8))));
      }
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    } catch (ExecutionException | KafkaException | IllegalStateException e) {
      Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
      throw new IOException("topic " + name + ": lines were not acknowledged: " + cause, cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while lines were being appended to " + name, e);
    }
  }

  /** The end now or, while the cluster does not answer, the last one that it told. */
  @Override
  public LogPosition end() {
    return ends.known();
  }

  @Override
  public void close() {
    producer.close(END);
  }
}
