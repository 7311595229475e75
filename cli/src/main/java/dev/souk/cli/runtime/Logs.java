package dev.souk.cli.runtime;

import dev.souk.cli.ShopPaths;
import dev.souk.cli.config.LogConfig;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.kafka.LocalBroker;
import dev.souk.jobs.kafka.KafkaShopLogs;
import dev.souk.jobs.log.JsonlShopLogs;
import dev.souk.jobs.log.ShopLogs;
import dev.souk.log.JsonlLogWriter.Fsync;
import java.io.IOException;

/** Opens the logs that a configuration asks for. */
public final class Logs {

  private Logs() {}

  /**
   * Opens them, and starts a broker if they are in Kafka and none is named; it ends with them.
   *
   * @param fsync when lines of a directory are forced to the disk; in Kafka an append is always
   *     acknowledged by all in-sync replicas
   * @throws IOException if the data directory belongs to logs of another kind, or the broker does
   *     not start
   */
  public static ShopLogs open(SoukConfig config, Fsync fsync) throws IOException {
    DataDirectory.claim(config.data(), config.log());
    return switch (config.log()) {
      case LogConfig.Jsonl _ ->
          new JsonlShopLogs(
              shop -> ShopPaths.of(config.data(), shop).log(), config.partitions(), fsync);
      case LogConfig.Kafka kafka when kafka.bootstrap().isEmpty() -> local(config, kafka);
      case LogConfig.Kafka kafka ->
          KafkaShopLogs.connect(kafka.topics(kafka.bootstrap(), config.partitions()));
    };
  }

  private static ShopLogs local(SoukConfig config, LogConfig.Kafka kafka) throws IOException {
    LocalBroker broker = LocalBroker.start(config.data().resolve("broker"), kafka.port());
    try {
      return new BrokeredLogs(
          KafkaShopLogs.connect(kafka.topics(broker.bootstrapServers(), config.partitions())),
          broker);
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }
}
