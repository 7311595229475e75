package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a shop's log ends, as the cluster says. Thread-safe. */
final class LogEnds {

  private static final Logger LOG = LoggerFactory.getLogger(LogEnds.class);
  private static final Duration EXACT_WITHIN = Duration.ofSeconds(10);
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(1);
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Broker broker;
  private final ShopId shop;
  private final Map<String, TopicPartition> partitions = new TreeMap<>();
  private volatile LogPosition known = LogPosition.START;
  private volatile long silentUntil = System.nanoTime();

  LogEnds(Broker broker, KafkaLogConfig config, ShopId shop, Map<Topic, Integer> counts) {
    this.broker = broker;
    this.shop = shop;
    counts.forEach((topic, count) -> {
      for (int p = 0; p < count; p++) {
        partitions.put(
            LogPosition.name(topic, p), new TopicPartition(config.topic(shop, topic), p));
      }
    });
  }

  /**
   * The end of every partition now.
   *
   * @throws IOException if the cluster does not answer
   */
  LogPosition now() throws IOException {
    return ask(EXACT_WITHIN);
  }

  private LogPosition ask(Duration within) throws IOException {
    Map<TopicPartition, Long> ends = broker.ends(partitions.values(), within);
    SortedMap<String, Long> next = new TreeMap<>();
    partitions.forEach((name, partition) -> next.put(name, ends.getOrDefault(partition, 0L)));
    LogPosition end = new LogPosition(next);
    known = end;
    return end;
  }

  /**
   * The end now or, while the cluster does not answer, the last one that it told; such a cluster is
   * asked again every 2 s, so that this stays quick.
   */
  LogPosition known() {
    if (System.nanoTime() - silentUntil >= 0) {
      try {
        return ask(KNOWN_WITHIN);
      } catch (IOException e) {
        silentUntil = System.nanoTime() + SILENT_NANOS;
        LOG.warn("The end of the log of {} is not known: {}", shop, e.getMessage());
      }
    }
    return known;
  }
}
