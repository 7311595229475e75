package dev.souk.jobs.source;

import dev.souk.domain.ShopId;
import dev.souk.log.LogWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What operators share with the rest of this process.
 *
 * <p>A log of JSONL segments has one writer, and in embedded mode the API has it. Flink serialises
 * operators when a job is submitted, so a writer cannot be handed to one; the operator finds it
 * here by the log's directory instead. Only embedded mode, where everything is in one process, may
 * rely on this. Thread-safe.
 */
public final class LocalLogs {

  private static final Map<Path, LogWriter> WRITERS = new ConcurrentHashMap<>();
  private static final Map<ShopId, LongAdder> READ = new ConcurrentHashMap<>();

  private LocalLogs() {}

  /** Makes {@code writer} the one that operators append dead letters to {@code log} with. */
  public static void register(Path log, LogWriter writer) {
    WRITERS.put(key(log), writer);
  }

  /** Forgets the writer of {@code log}; does not close it. */
  public static void unregister(Path log) {
    WRITERS.remove(key(log));
  }

  /**
   * The writer of the log in a directory.
   *
   * @throws IOException if none is registered
   */
  public static LogWriter writer(Path log) throws IOException {
    LogWriter writer = WRITERS.get(key(log));
    if (writer == null) {
      throw new IOException(
          "log: " + log + " (expected: one whose writer is open in this process)");
    }
    return writer;
  }

  private static Path key(Path log) {
    return log.toAbsolutePath().normalize();
  }

  /** Counts the lines that this process's jobs have read of {@code shop}'s log, repeats too. */
  public static LongAdder read(ShopId shop) {
    return READ.computeIfAbsent(shop, _ -> new LongAdder());
  }
}
