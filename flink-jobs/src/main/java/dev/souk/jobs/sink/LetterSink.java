package dev.souk.jobs.sink;

import dev.souk.log.DeadLetter;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

/**
 * Appends letters to the log when the checkpoint that they belong to is complete. Before it
 * appends, it looks which of them the log holds already, by their ids: after a failure between the
 * append and the end of the commit, and in a rebuild that refuses the same lines again, nothing is
 * appended twice. Only two jobs that commit the same letter in the same moment could do that.
 *
 * <p>Committables are letters as JSON. Log, writer and reader are opened with the first letter.
 *
 * @param log where letters go
 */
public record LetterSink(LetterLog log) implements Sink<DeadLetter>, SupportsCommitter<String> {

  @Override
  public CommittingSinkWriter<DeadLetter, String> createWriter(WriterInitContext context) {
    return new LetterWriter();
  }

  @Override
  public Committer<String> createCommitter(CommitterInitContext context) {
    return new LetterCommitter(log);
  }

  @Override
  public SimpleVersionedSerializer<String> getCommittableSerializer() {
    return new LetterSerializer();
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

  private static final class LetterCommitter implements Committer<String> {

    private final LetterLog log;
    private @Nullable LogWriter writer;
    private @Nullable KnownLetters known;

    LetterCommitter(LetterLog log) {
      this.log = log;
    }

    @Override
    public void commit(Collection<CommitRequest<String>> letters) throws IOException {
      if (letters.isEmpty()) {
        return;
      }
      KnownLetters there = known();
      there.refresh();
      List<LogEntry> entries = new ArrayList<>(letters.size());
      for (CommitRequest<String> request : letters) {
        byte[] json = request.getCommittable().getBytes(StandardCharsets.UTF_8);
        DeadLetter letter = DeadLetter.fromJson(json);
        if (!there.contains(letter)) {
          entries.add(new LogEntry(letter.id(), request.getCommittable()));
        }
      }
      if (!entries.isEmpty()) {
        writer().append(Topic.DEAD_LETTERS, entries);
      }
    }

    private KnownLetters known() throws IOException {
      if (known == null) {
        known = new KnownLetters(log.openReader());
      }
      return known;
    }

    private LogWriter writer() throws IOException {
      if (writer == null) {
        writer = log.openWriter();
      }
      return writer;
    }

    @Override
    public void close() throws IOException {
      try (@Nullable LogWriter _ = writer;
          @Nullable KnownLetters _ = known) {
        // Closes what was opened.
      }
    }
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
