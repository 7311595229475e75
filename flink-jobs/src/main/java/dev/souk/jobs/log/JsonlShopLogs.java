package dev.souk.jobs.log;

import dev.souk.domain.ShopId;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import org.apache.flink.util.FileUtils;

/**
 * Logs that are directories. A log that is being filled is written beside its place and moved there
 * when it is whole, so that a process that is killed meanwhile leaves no half log.
 *
 * @param layouts where the log of a shop is
 * @param behaviorPartitions partitions of the {@code behavior} topic of a new log
 * @param fsync when lines are forced to the disk, but for seeding, which forces them at its end
 */
public record JsonlShopLogs(
    Function<ShopId, JsonlLayout> layouts, int behaviorPartitions, JsonlLogWriter.Fsync fsync)
    implements ShopLogs {

  private static final String UNFINISHED = ".importing";

  @Override
  public ShopLog open(ShopId shop) throws IOException {
    return JsonlShopLog.open(shop, layouts.apply(shop), behaviorPartitions, fsync);
  }

  @Override
  public boolean seed(ShopId shop, Seed seed) throws IOException {
    Path place = layouts.apply(shop).root();
    if (Files.exists(place)) {
      return false;
    }
    Path unfinished = place.resolveSibling(place.getFileName() + UNFINISHED);
    FileUtils.deleteDirectory(unfinished.toFile());
    try (ShopLog log =
        JsonlShopLog.open(
            shop, new JsonlLayout(unfinished), behaviorPartitions, JsonlLogWriter.Fsync.ON_CLOSE)) {
      seed.fill(log);
    }
    Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  @Override
  public void close() {}
}
