package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Which logs are being filled and which are whole: the last record of a shop in a compacted topic.
 * A topic cannot be renamed, so this stands for the rename that ends the filling of a directory.
 */
final class LogStates {

  /** How far a log is. */
  enum State {
    /** It is being filled, or the process that filled it ended in the middle. */
    FILLING,
    /** All of its seed is in it. */
    WHOLE
  }

  private static final Duration WAIT = Duration.ofMillis(200);

  private final KafkaLogConfig config;
  private final KafkaTopics topics;

  LogStates(KafkaLogConfig config, KafkaTopics topics) {
    this.config = config;
    this.topics = topics;
  }

  /** What was said last of {@code shop}; empty if nothing was. */
  Optional<State> of(ShopId shop) throws IOException {
    topics.ensure(TopicSettings.states(config));
    Map<String, State> states = new HashMap<>();
    TopicPartition partition = new TopicPartition(config.stateTopic(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer = KafkaLogReader.consumer(config)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end =
          Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition), "end");
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(WAIT)) {
          states.put(text(each.key()), State.valueOf(text(each.value())));
        }
      }
    } catch (KafkaException | IllegalArgumentException e) {
      throw new IOException(partition + " cannot be read: " + e.getMessage(), e);
    }
    return Optional.ofNullable(states.get(shop.value()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Says how far the log of {@code shop} is; returns when all replicas know it. */
  void set(ShopId shop, State state) throws IOException {
    topics.ensure(TopicSettings.states(config));
    Properties properties =
        config.properties(Map.of(ProducerConfig.CLIENT_ID_CONFIG, "souk-states"));
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(config.stateTopic(), shop.value(), state.name())).get();
    } catch (ExecutionException | KafkaException e) {
      throw new IOException("topic " + config.stateTopic() + " cannot be written: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + config.stateTopic() + " was written", e);
    }
  }
}
