package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.sink.DeadLetterSink;
import dev.souk.jobs.source.LogSources;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReader;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.util.Map;

/** A log that is three topics of Kafka. Any number of processes may have it open. */
public final class KafkaShopLog implements ShopLog {

  private final KafkaLogConfig config;
  private final ShopId shop;
  private final LogEnds ends;
  private final KafkaLogWriter writer;

  /**
   * Opens the log of topics that exist.
   *
   * @param counts partitions of each topic
   */
  KafkaShopLog(KafkaLogConfig config, ShopId shop, Map<Topic, Integer> counts, Broker broker)
      throws IOException {
    this.config = config;
    this.shop = shop;
    this.ends = new LogEnds(broker, config, shop, counts);
    this.writer = KafkaLogWriter.open(config, shop, counts, ends);
  }

  @Override
  public LogWriter writer() {
    return writer;
  }

  @Override
  public LogPosition end() throws IOException {
    return ends.now();
  }

  @Override
  public LogReader reader(Topic topic, int partition, long from) throws IOException {
    return new KafkaLogReader(config, shop, topic, partition, from);
  }

  @Override
  public LogSources sources() {
    return new KafkaLogSources(config, shop);
  }

  @Override
  public DeadLetterSink deadLetters() {
    return new KafkaDeadLetters(config, shop);
  }

  @Override
  public void close() {
    writer.close();
  }
}
