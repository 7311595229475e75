package dev.souk.jobs.sink;

import dev.souk.jobs.source.LocalLogs;
import dev.souk.log.DeadLetter;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Appends letters with the log writer that is registered in this process ({@link LocalLogs}), when
 * the checkpoint that they belong to is complete.
 *
 * @param log the directory of the log
 */
public record LocalDeadLetters(Path log) implements DeadLetterSink {

  @Override
  public Sink<DeadLetter> sink() {
    return new LetterSink(log.toString());
  }

  /** Committables are letters as JSON. */
  private record LetterSink(String log) implements Sink<DeadLetter>, SupportsCommitter<String> {

    @Override
    public CommittingSinkWriter<DeadLetter, String> createWriter(WriterInitContext context) {
      return new LetterWriter();
    }

    @Override
    public Committer<String> createCommitter(CommitterInitContext context) {
      return new LetterCommitter(Path.of(log));
    }

    @Override
    public SimpleVersionedSerializer<String> getCommittableSerializer() {
      return new LetterSerializer();
    }
  }

  private static final class LetterWriter implements CommittingSinkWriter<DeadLetter, String> {

    private List<String> waiting = new ArrayList<>();

    @Override
    public void write(DeadLetter letter, Context context) {
      waiting.add(letter.toJson());
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public Collection<String> prepareCommit() {
      List<String> letters = waiting;
      waiting = new ArrayList<>();
      return letters;
    }

    @Override
    public void close() {}
  }

  private record LetterCommitter(Path log) implements Committer<String> {

    @Override
    public void commit(Collection<CommitRequest<String>> letters) throws IOException {
      if (letters.isEmpty()) {
        return;
      }
      LogWriter writer = LocalLogs.writer(log);
      List<LogEntry> entries = new ArrayList<>(letters.size());
      for (CommitRequest<String> letter : letters) {
        entries.add(new LogEntry("", letter.getCommittable()));
      }
      writer.append(Topic.DEAD_LETTERS, entries);
    }

    @Override
    public void close() {}
  }

  private static final class LetterSerializer implements SimpleVersionedSerializer<String> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(String letter) {
      return letter.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String deserialize(int version, byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
