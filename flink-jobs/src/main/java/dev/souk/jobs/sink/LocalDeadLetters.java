package dev.souk.jobs.sink;

import dev.souk.jobs.source.LocalLogs;
import dev.souk.log.DeadLetter;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReader;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Appends letters with the log writer that is registered in this process ({@link LocalLogs}).
 *
 * @param log the directory of the log
 */
public record LocalDeadLetters(Path log) implements DeadLetterSink {

  @Override
  public Sink<DeadLetter> sink() {
    return new LetterSink(new LocalLetterLog(log.toString()));
  }

  /** A path as text, for it must be serialisable. */
  private record LocalLetterLog(String log) implements LetterLog {

    private static final long serialVersionUID = 1L;

    @Override
    public LogWriter openWriter() throws IOException {
      return new Lent(LocalLogs.writer(Path.of(log)));
    }

    @Override
    public LogReader openReader() throws IOException {
      return new JsonlLogReader(new JsonlLayout(Path.of(log)), Topic.DEAD_LETTERS, 0, 0);
    }
  }

  /** A writer that is somebody else's: not closed. */
  private record Lent(LogWriter writer) implements LogWriter {

    @Override
    public void append(Topic topic, List<LogEntry> entries) throws IOException {
      writer.append(topic, entries);
    }

    @Override
    public LogPosition end() {
      return writer.end();
    }

    @Override
    public void close() {}
  }
}
