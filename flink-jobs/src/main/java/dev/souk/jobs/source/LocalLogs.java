package dev.souk.jobs.source;

import dev.souk.domain.ShopId;
import dev.souk.log.LogWriter;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What operators share with the rest of this process, by shop.
 *
 * <p>A log of JSONL segments has one writer, and in embedded mode the API has it. Flink serialises
 * operators when a job is submitted, so a writer cannot be handed to one; the operator finds it
 * here by the shop's name instead. Only embedded mode, where everything is in one process, may rely
 * on this. Thread-safe.
 */
public final class LocalLogs {

  private static final Map<ShopId, LogWriter> WRITERS = new ConcurrentHashMap<>();
  private static final Map<ShopId, LongAdder> READ = new ConcurrentHashMap<>();

  private LocalLogs() {}

  /** Makes {@code writer} the one that operators append {@code shop}'s dead letters with. */
  public static void register(ShopId shop, LogWriter writer) {
    WRITERS.put(shop, writer);
  }

  /** Forgets the writer of {@code shop}; does not close it. */
  public static void unregister(ShopId shop) {
    WRITERS.remove(shop);
  }

  /**
   * The writer of {@code shop}'s log.
   *
   * @throws IOException if none is registered
   */
  public static LogWriter writer(ShopId shop) throws IOException {
    LogWriter writer = WRITERS.get(shop);
    if (writer == null) {
      throw new IOException(
          "shop: " + shop + " (expected: one whose log writer is registered in this process)");
    }
    return writer;
  }

  /** Counts the lines that this process's jobs have read of {@code shop}'s log, repeats too. */
  public static LongAdder read(ShopId shop) {
    return READ.computeIfAbsent(shop, _ -> new LongAdder());
  }
}
