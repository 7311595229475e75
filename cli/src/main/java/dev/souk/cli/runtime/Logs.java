package dev.souk.cli.runtime;

import dev.souk.cli.ShopPaths;
import dev.souk.jobs.log.JsonlShopLogs;
import dev.souk.jobs.log.ShopLogs;
import dev.souk.log.JsonlLogWriter.Fsync;
import java.nio.file.Path;

/** The logs that a configuration asks for. */
public final class Logs {

  private Logs() {}

  /**
   * Logs below a data directory.
   *
   * @param partitions of a new log's behavior topic
   * @param fsync when lines are forced to the disk
   */
  public static ShopLogs open(Path data, int partitions, Fsync fsync) {
    return new JsonlShopLogs(shop -> ShopPaths.of(data, shop).log(), partitions, fsync);
  }
}
