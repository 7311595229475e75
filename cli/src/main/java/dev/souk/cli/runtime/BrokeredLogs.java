package dev.souk.cli.runtime;

import dev.souk.cli.kafka.LocalBroker;
import dev.souk.domain.ShopId;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.log.ShopLogs;
import java.io.IOException;

/**
 * Logs in a broker that was started for them and ends with them.
 *
 * @param logs the logs
 * @param broker the broker
 */
record BrokeredLogs(ShopLogs logs, LocalBroker broker) implements ShopLogs {

  @Override
  public ShopLog open(ShopId shop) throws IOException {
    return logs.open(shop);
  }

  @Override
  public boolean seed(ShopId shop, Seed seed) throws IOException {
    return logs.seed(shop, seed);
  }

  @Override
  public void close() throws IOException {
    try (LocalBroker _ = broker;
        ShopLogs _ = logs) {
      // Closes both, the logs first.
    }
  }
}
