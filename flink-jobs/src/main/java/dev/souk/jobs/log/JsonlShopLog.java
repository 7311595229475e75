package dev.souk.jobs.log;

import dev.souk.domain.ShopId;
import dev.souk.jobs.sink.DeadLetterSink;
import dev.souk.jobs.sink.LocalDeadLetters;
import dev.souk.jobs.source.JsonlLogSources;
import dev.souk.jobs.source.LocalLogs;
import dev.souk.jobs.source.LogSources;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReader;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;

/**
 * A log that is a directory of JSONL segments. It has one writer, so jobs append dead letters with
 * the writer of this process and must run in it.
 */
public final class JsonlShopLog implements ShopLog {

  private final ShopId shop;
  private final JsonlLayout layout;
  private final JsonlLogWriter writer;

  private JsonlShopLog(ShopId shop, JsonlLayout layout, JsonlLogWriter writer) {
    this.shop = shop;
    this.layout = layout;
    this.writer = writer;
  }

  /**
   * Opens or creates a log.
   *
   * @param behaviorPartitions partitions of the {@code behavior} topic if the log is new
   * @param fsync when lines are forced to the disk
   * @throws IOException if another writer has the log, or it cannot be opened
   */
  public static JsonlShopLog open(
      ShopId shop, JsonlLayout layout, int behaviorPartitions, JsonlLogWriter.Fsync fsync)
      throws IOException {
    JsonlLogWriter writer = new JsonlLogWriter(layout, behaviorPartitions, fsync);
    LocalLogs.register(layout.root(), writer);
    return new JsonlShopLog(shop, layout, writer);
  }

  @Override
  public LogWriter writer() {
    return writer;
  }

  @Override
  public LogPosition end() {
    return writer.end();
  }

  @Override
  public LogReader reader(Topic topic, int partition, long from) throws IOException {
    return new JsonlLogReader(layout, topic, partition, from);
  }

  @Override
  public LogSources sources() {
    return new JsonlLogSources(shop, layout);
  }

  @Override
  public DeadLetterSink deadLetters() {
    return new LocalDeadLetters(layout.root());
  }

  @Override
  public void close() throws IOException {
    LocalLogs.unregister(layout.root());
    writer.close();
  }
}
