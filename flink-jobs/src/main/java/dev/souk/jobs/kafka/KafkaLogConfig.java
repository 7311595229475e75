package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.log.Topic;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/**
 * Where logs are in Kafka and what new topics are like.
 *
 * @param bootstrapServers {@code host:port}, several with commas between
 * @param prefix of all topic names, 1 to 100 of {@code a-z A-Z 0-9 _ -}
 * @param behaviorPartitions partitions of a new {@code behavior} topic, 1 to 1024
 * @param replicationFactor of new topics, 1 to 16; at least 3 keeps a log through the loss of a
 *     broker
 * @param retention how long behaviour and dead letters are kept, a minute or more; null for ever
 * @param client further properties of every Kafka client, such as {@code security.protocol}
 */
public record KafkaLogConfig(
    String bootstrapServers,
    String prefix,
    int behaviorPartitions,
    int replicationFactor,
    @Nullable Duration retention,
    SortedMap<String, String> client)
    implements Serializable {

  /** Kafka does not clean up more often. */
  public static final Duration LEAST_RETENTION = Duration.ofMinutes(1);

  private static final Pattern SERVERS =
      Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*|\\[[0-9a-fA-F:]+]:\\d{1,5}");
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9_-]{1,100}");

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public KafkaLogConfig {
    if (!areServers(bootstrapServers)) {
      throw new IllegalArgumentException(
          "bootstrapServers: '" + bootstrapServers + "' (expected: host:port,host:port)");
    }
    if (!isPrefix(prefix)) {
      throw new IllegalArgumentException(
          "prefix: '" + prefix + "' (expected: 1 to 100 letters, digits, _ or -)");
    }
    inRange("behaviorPartitions", behaviorPartitions, 1024);
    inRange("replicationFactor", replicationFactor, 16);
    if (retention != null && retention.compareTo(LEAST_RETENTION) < 0) {
      throw new IllegalArgumentException(
          "retention: " + retention + " (expected: a minute or more, or none for ever)");
    }
    client = Collections.unmodifiableSortedMap(new TreeMap<>(client));
  }

  /** Whether {@code text} is {@code host:port}, or several with commas between. */
  public static boolean areServers(String text) {
    return SERVERS.matcher(text).matches();
  }

  /** Whether topic names may begin with {@code text}. */
  public static boolean isPrefix(String text) {
    return PREFIX.matcher(text).matches();
  }

  private static void inRange(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + max + ")");
    }
  }

  /** Prefix {@code souk}, 2 partitions, one replica, everything kept for ever. */
  public static KafkaLogConfig defaults(String bootstrapServers) {
    return new KafkaLogConfig(bootstrapServers, "souk", 2, 1, null, new TreeMap<>());
  }

  /** The name of a shop's topic, such as {@code souk.gifts.behavior}. */
  public String topic(ShopId shop, Topic topic) {
    return prefix + "." + shop.value() + "." + topic.wire();
  }

  /** The compacted topic that says of each shop's log whether it is whole. */
  String stateTopic() {
    return prefix + ".logs";
  }

  /**
   * What every client is given: {@link #client} over {@code defaults}, and where the brokers are.
   */
  Properties properties(Map<String, String> defaults) {
    Properties properties = new Properties();
    properties.putAll(defaults);
    properties.putAll(client);
    properties.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }
}
