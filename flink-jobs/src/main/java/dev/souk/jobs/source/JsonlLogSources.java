package dev.souk.jobs.source;

import dev.souk.domain.ShopId;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.LogPosition;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log that is a directory of JSONL segments, also while it is written and before it exists.
 *
 * @param shop whose log it is; lines read are counted with {@link LocalLogs#read}
 * @param layout where
 */
public record JsonlLogSources(ShopId shop, JsonlLayout layout) implements LogSources {

  @Override
  public Source<LogLine, ?, ?> lines(Topic topic, LogPosition from, @Nullable LogPosition until) {
    return new JsonlSource(
        shop.value(),
        layout.root().toString(),
        topic,
        from.toString(),
        until == null ? null : until.toString());
  }

  /** One topic. Everything is kept as text, for a source must be serialisable. */
  private static final class JsonlSource extends TailSource<LogLine> {

    private static final long serialVersionUID = 1L;

    private final String shop;
    private final String root;
    private final Topic topic;
    private final String from;
    private final @Nullable String until;

    JsonlSource(String shop, String root, Topic topic, String from, @Nullable String until) {
      this.shop = shop;
      this.root = root;
      this.topic = topic;
      this.from = from;
      this.until = until;
    }

    private JsonlLayout layout() {
      return new JsonlLayout(Path.of(root));
    }

    @Override
    List<TailSplit> discover() {
      LogPosition start = LogPosition.parse(from);
      LogPosition end = until == null ? null : LogPosition.parse(until);
      int partitions = layout().partitions(topic);
      List<TailSplit> splits = new ArrayList<>(partitions);
      for (int p = 0; p < partitions; p++) {
        splits.add(
            new TailSplit(
                LogPosition.name(topic, p),
                p,
                start.next(topic, p),
                end == null ? Long.MAX_VALUE : end.next(topic, p)));
      }
      return splits;
    }

    @Override
    Cursor<LogLine> open(TailSplit split) throws IOException {
      return new JsonlCursor(
          new JsonlLogReader(layout(), topic, split.ordinal(), split.next()),
          LocalLogs.read(new ShopId(shop)));
    }

    @Override
    long end(TailSplit split) {
      return Math.min(split.until(), layout().end().next(topic, split.ordinal()));
    }

    @Override
    public Boundedness getBoundedness() {
      return until == null ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public String toString() {
      return topic.wire() + " in " + root;
    }
  }

  /** One partition. */
  private static final class JsonlCursor implements Cursor<LogLine> {

    private static final int BATCH = 512;

    private final JsonlLogReader reader;
    private final LongAdder read;
    private List<LogRecord> batch = List.of();
    private int at;

    JsonlCursor(JsonlLogReader reader, LongAdder read) {
      this.reader = reader;
      this.read = read;
    }

    @Override
    public @Nullable LogLine next() throws IOException {
      if (at == batch.size()) {
        batch = reader.poll(BATCH);
        at = 0;
        if (batch.isEmpty()) {
          return null;
        }
      }
      LogRecord line = batch.get(at++);
      read.increment();
      return new LogLine(line.topic(), line.partition(), line.offset(), line.value());
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
