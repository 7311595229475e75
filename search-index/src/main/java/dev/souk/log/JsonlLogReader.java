package dev.souk.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one partition of a JSONL log, also while it is written and before it exists. Positioning at
 * an offset skips the lines before it in its segment. Not thread-safe.
 */
public final class JsonlLogReader implements LogReader {

  private static final int BUFFER = 1 << 18;

  private final Path directory;
  private final Topic topic;
  private final int partition;
  private @Nullable FileChannel segment;
  private long segmentBase;
  private long offset;
  private byte[] buffer = new byte[BUFFER];
  private int start;
  private int scanned;
  private int end;

  /** Reads {@code partition} of {@code topic} from line {@code from} on. */
  public JsonlLogReader(JsonlLayout layout, Topic topic, int partition, long from)
      throws IOException {
    if (from < 0) {
      throw new IllegalArgumentException("from: " + from + " (expected: 0 or more)");
    }
    this.directory = layout.partition(topic, partition);
    this.topic = topic;
    this.partition = partition;
    this.offset = from;
  }

  @Override
  public List<LogRecord> poll(int max) throws IOException {
    List<LogRecord> records = new ArrayList<>(Math.min(max, 1024));
    if (segment == null && !openAt(offset)) {
      return records;
    }
    while (records.size() < max) {
      byte[] line = nextLine();
      if (line == null) {
        if (!openNext()) {
          break;
        }
      } else {
        records.add(new LogRecord(topic, partition, offset, line));
        offset++;
      }
    }
    return records;
  }

  @Override
  public long offset() {
    return offset;
  }

  private boolean openAt(long from) throws IOException {
    Path found = null;
    for (Path path : JsonlLayout.segments(directory)) {
      if (JsonlLayout.base(path) <= from) {
        found = path;
      }
    }
    if (found == null) {
      return false;
    }
    open(found);
    for (long line = segmentBase; line < from; line++) {
      if (nextLine() == null) {
        close();
        return false;
      }
    }
    return true;
  }

  /** Goes on to the segment that begins where the present one ends, if there is one. */
  private boolean openNext() throws IOException {
    Path next = JsonlLayout.segment(directory, offset);
    if (offset == segmentBase || !Files.exists(next)) {
      return false;
    }
    open(next);
    return true;
  }

  private void open(Path path) throws IOException {
    close();
    segment = FileChannel.open(path, StandardOpenOption.READ);
    segmentBase = JsonlLayout.base(path);
    start = 0;
    scanned = 0;
    end = 0;
  }

  private byte @Nullable [] nextLine() throws IOException {
    while (true) {
      for (; scanned < end; scanned++) {
        if (buffer[scanned] == '\n') {
          byte[] line = Arrays.copyOfRange(buffer, start, scanned);
          scanned++;
          start = scanned;
          return line;
        }
      }
      if (!fill()) {
        return null;
      }
    }
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      scanned -= start;
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    FileChannel open = segment;
    int read = open == null ? -1 : open.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
    if (read <= 0) {
      return false;
    }
    end += read;
    return true;
  }

  @Override
  public void close() throws IOException {
    if (segment != null) {
      segment.close();
      segment = null;
    }
  }
}
