package dev.souk.benchmarks.workload;

import dev.souk.cli.kafka.LocalBroker;
import dev.souk.domain.ShopId;
import dev.souk.jobs.kafka.KafkaLogConfig;
import dev.souk.jobs.kafka.KafkaShopLogs;
import dev.souk.jobs.log.JsonlShopLogs;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.log.ShopLogs;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The logs that a benchmark reads, in a directory or in a broker that is started for it. */
public final class BenchLogs implements AutoCloseable {

  /** The shop that is measured. */
  public static final ShopId SHOP = new ShopId("bench");

  private final ShopLogs logs;
  private final @Nullable LocalBroker broker;

  private BenchLogs(ShopLogs logs, @Nullable LocalBroker broker) {
    this.logs = logs;
    this.broker = broker;
  }

  /** Where lines are kept. */
  public enum Kind {
    FILES,
    KAFKA
  }

  /** Opens logs of {@code kind} that keep everything below {@code directory}. */
  public static BenchLogs open(Kind kind, Path directory) throws IOException {
    return switch (kind) {
      case FILES ->
          new BenchLogs(
              new JsonlShopLogs(
                  shop -> new JsonlLayout(directory.resolve(shop.value())),
                  Workload.PARTITIONS,
                  JsonlLogWriter.Fsync.EACH_APPEND),
              null);
      case KAFKA -> {
        LocalBroker broker = LocalBroker.start(directory, 0);
        yield new BenchLogs(
            KafkaShopLogs.connect(KafkaLogConfig.defaults(broker.bootstrapServers())), broker);
      }
    };
  }

  /** The log of the shop, filled with {@code workload} if it is new. */
  public ShopLog filled(Workload workload) throws IOException {
    logs.seed(SHOP, workload::fill);
    return logs.open(SHOP);
  }

  @Override
  public void close() throws IOException {
    logs.close();
    if (broker != null) {
      broker.close();
    }
  }
}
