package dev.souk.jobs.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What is asked of a cluster, with errors that say which cluster and why. Thread-safe. */
final class Broker implements AutoCloseable {

  private static final int ANSWER_MILLIS = 10_000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final String servers;
  private final Admin admin;

  private Broker(String servers, Admin admin) {
    this.servers = servers;
    this.admin = admin;
  }

  /**
   * Connects.
   *
   * @throws IOException if the client cannot be made; that no broker answers shows at the first
   *     question
   */
  static Broker connect(KafkaLogConfig config) throws IOException {
    Properties properties =
        config.properties(
            Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "souk-admin",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                String.valueOf(ANSWER_MILLIS),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                String.valueOf(3 * ANSWER_MILLIS)));
    try {
      return new Broker(config.bootstrapServers(), Admin.create(properties));
    } catch (org.apache.kafka.common.KafkaException e) {
      throw new IOException("Kafka at " + config.bootstrapServers() + ": " + reason(e), e);
    }
  }

  Admin admin() {
    return admin;
  }

  /**
   * Waits for an answer.
   *
   * @param what was asked, for the message
   */
  <T> T answer(KafkaFuture<T> future, String what) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IOException(
          "Kafka at %s: %s failed: %s".formatted(servers, what, reason(e)), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while Kafka at " + servers + " was asked: " + what, e);
    }
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  /** How {@code topic} is laid out. */
  TopicDescription describe(String topic) throws IOException {
    return Objects.requireNonNull(
        answer(admin.describeTopics(List.of(topic)).allTopicNames(), "describing topic " + topic)
            .get(topic),
        topic);
  }

  /** The offset after the last line of each partition. */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, Duration within)
      throws IOException {
    return offsets(partitions, OffsetSpec.latest(), within);
  }

  /** The offset {@code spec} of each partition. */
  Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec spec, Duration within) throws IOException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, spec));
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      try {
        return offsets(asked, within);
      } catch (IOException e) {
        // Brokers know of a new topic a moment after it was created.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> asked, Duration within)
      throws IOException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(
            admin
                .listOffsets(
                    asked, new ListOffsetsOptions().timeoutMs(Math.toIntExact(within.toMillis())))
                .all(),
            "the offsets of " + asked.keySet())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
