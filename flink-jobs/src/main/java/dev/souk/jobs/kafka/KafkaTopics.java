package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.log.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates and checks topics. A topic that exists is never changed: what differs is said, and what
 * would lose lines is refused. Thread-safe.
 */
final class KafkaTopics {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);
  private static final long GONE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final KafkaLogConfig config;
  private final Broker broker;

  KafkaTopics(KafkaLogConfig config, Broker broker) {
    this.config = config;
    this.broker = broker;
  }

  private List<TopicSettings> wanted(ShopId shop) {
    List<TopicSettings> wanted = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      wanted.add(TopicSettings.of(config, config.topic(shop, topic), topic));
    }
    return wanted;
  }

  /** Whether {@code shop} has any topic. */
  boolean exist(ShopId shop) throws IOException {
    Set<String> names = broker.answer(broker.admin().listTopics().names(), "the list of topics");
    return wanted(shop).stream().anyMatch(topic -> names.contains(topic.name()));
  }

  /**
   * Creates what is missing of {@code shop}'s topics and checks what is there.
   *
   * @return the number of partitions of each
   * @throws IOException if a topic that exists would lose lines; the message says what differs
   */
  Map<Topic, Integer> ensure(ShopId shop) throws IOException {
    Map<Topic, Integer> partitions = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      TopicSettings settings = TopicSettings.of(config, config.topic(shop, topic), topic);
      partitions.put(topic, ensure(settings));
    }
    return partitions;
  }

  /** Creates one topic or checks it; returns the number of its partitions. */
  int ensure(TopicSettings wanted) throws IOException {
    Set<String> names = broker.answer(broker.admin().listTopics().names(), "the list of topics");
    if (!names.contains(wanted.name()) && create(wanted)) {
      LOG.info("Created topic {} with {}", wanted.name(), wanted.configs());
      return wanted.partitions();
    }
    return check(wanted);
  }

  private boolean create(TopicSettings wanted) throws IOException {
    try {
      broker.answer(
          broker.admin().createTopics(List.of(wanted.toCreate())).all(),
          "creating topic " + wanted.name());
      return true;
    } catch (IOException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false; // Another process was faster.
      }
      throw e;
    }
  }

  private int check(TopicSettings wanted) throws IOException {
    TopicDescription found = broker.describe(wanted.name());
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, wanted.name());
    Config configs =
        Objects.requireNonNull(
            broker
                .answer(
                    broker.admin().describeConfigs(List.of(resource)).all(),
                    "the settings of topic " + wanted.name())
                .get(resource),
            wanted.name());
    TopicDifferences differences = new TopicDifferences(wanted.name());
    wanted
        .configs()
        .forEach((key, value) -> {
          ConfigEntry entry = configs.get(key);
          differences.compare(key, entry == null ? "" : String.valueOf(entry.value()), value);
        });
    int replicas = found.partitions().getFirst().replicas().size();
    differences.compare("partitions", found.partitions().size(), wanted.partitions());
    differences.compare("replication factor", replicas, wanted.replicationFactor());
    differences.report(LOG);
    return found.partitions().size();
  }

  /** Deletes {@code shop}'s topics and waits until they are gone. */
  void delete(ShopId shop) throws IOException {
    Set<String> names = broker.answer(broker.admin().listTopics().names(), "the list of topics");
    List<String> there =
        wanted(shop).stream().map(TopicSettings::name).filter(names::contains).toList();
    broker.answer(broker.admin().deleteTopics(there).all(), "deleting topics " + there);
    long deadline = System.nanoTime() + GONE_WITHIN_NANOS;
    while (exist(shop)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Topics " + there + " were not deleted within 30 s");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
