package dev.souk.jobs.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.ShopId;
import dev.souk.log.Topic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KafkaLogConfigTest {

  private static final KafkaLogConfig DEFAULTS = KafkaLogConfig.defaults("one:9092,two:9093");

  private static KafkaLogConfig config(
      String servers, String prefix, int partitions, int replicas) {
    return new KafkaLogConfig(servers, prefix, partitions, replicas, null, new TreeMap<>());
  }

  @Test
  void topics_areNamedByPrefixShopAndTopic() {
    ShopId shop = new ShopId("gifts");
    assertEquals("souk.gifts.catalog", DEFAULTS.topic(shop, Topic.CATALOG));
    assertEquals("souk.gifts.behavior", DEFAULTS.topic(shop, Topic.BEHAVIOR));
    assertEquals(
        "eu_1.gifts.dead-letters", config("a:1", "eu_1", 2, 1).topic(shop, Topic.DEAD_LETTERS));
    assertEquals("souk.logs", DEFAULTS.stateTopic());
  }

  @Test
  void values_outOfRange_areRefusedWithTheValue() {
    assertRefused("bootstrapServers: 'nowhere'", () -> config("nowhere", "souk", 2, 1));
    assertRefused("bootstrapServers: 'a:1,'", () -> config("a:1,", "souk", 2, 1));
    assertRefused("prefix: 'a.b'", () -> config("a:1", "a.b", 2, 1));
    assertRefused("behaviorPartitions: 0", () -> config("a:1", "souk", 0, 1));
    assertRefused("replicationFactor: 17", () -> config("a:1", "souk", 2, 17));
    assertRefused(
        "retention: PT30S",
        () -> new KafkaLogConfig("a:1", "souk", 2, 1, Duration.ofSeconds(30), new TreeMap<>()));
  }

  private static void assertRefused(String begin, Runnable making) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, making::run);
    assertTrue(String.valueOf(refused.getMessage()).startsWith(begin), refused::getMessage);
  }

  @Test
  void clientProperties_overrideDefaultsButNotWhereTheBrokersAre() {
    KafkaLogConfig config =
        new KafkaLogConfig(
            "a:1",
            "souk",
            2,
            1,
            null,
            new TreeMap<>(Map.of("linger.ms", "9", "bootstrap.servers", "b:2")));
    Properties properties = config.properties(Map.of("linger.ms", "0", "client.id", "souk"));
    assertEquals("9", properties.getProperty("linger.ms"));
    assertEquals("souk", properties.getProperty("client.id"));
    assertEquals("a:1", properties.getProperty("bootstrap.servers"));
  }

  @Test
  void config_travelsWithAJob() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(DEFAULTS);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(DEFAULTS, in.readObject());
    }
  }

  @Test
  void aLogOnThreeBrokers_needsTwoOfThem() {
    KafkaLogConfig config = config("a:1", "souk", 6, 3);
    TopicSettings behavior = TopicSettings.of(config, "souk.gifts.behavior", Topic.BEHAVIOR);
    assertEquals(6, behavior.partitions());
    assertEquals("2", behavior.configs().get("min.insync.replicas"));
    assertEquals(1, TopicSettings.of(config, "souk.gifts.catalog", Topic.CATALOG).partitions());
  }
}
