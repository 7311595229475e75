package dev.souk.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a log as a directory of JSONL segments. One writer at a time, guarded by a lock on {@code
 * <root>/.lock}.
 *
 * <p>Durability: with {@link Fsync#EACH_APPEND} the lines of an append are on the disk when {@link
 * #append} returns; with {@link Fsync#ON_CLOSE} they survive the end of the process at once, and
 * the end of the machine only after {@link #close}. Opening cuts off a last line that a crash left
 * half written: it was never acknowledged.
 *
 * <p>Thread-safe.
 */
public final class JsonlLogWriter implements LogWriter {

  /** When lines are forced to the disk. */
  public enum Fsync {
    /** Before {@link LogWriter#append} returns: for events that a caller was told are accepted. */
    EACH_APPEND,
    /** When the writer is closed: for imports, which can be run again. */
    ON_CLOSE
  }

  private static final Logger LOG = LoggerFactory.getLogger(JsonlLogWriter.class);
  private static final long SEGMENT_BYTES = 64L << 20;

  private final FileChannel lockFile;
  private final FileLock lock;
  private final Fsync fsync;
  private final Map<Topic, Partition[]> topics = new EnumMap<>(Topic.class);
  private boolean closed;

  /**
   * Opens or creates a log.
   *
   * @param layout where
   * @param behaviorPartitions partitions of the {@code behavior} topic if it does not exist yet;
   *     the number of an existing topic never changes
   * @throws IOException if another writer has the log, or it cannot be opened
   */
  public JsonlLogWriter(JsonlLayout layout, int behaviorPartitions, Fsync fsync)
      throws IOException {
    this.fsync = fsync;
    Files.createDirectories(layout.root());
    lockFile =
        FileChannel.open(
            layout.root().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock = lock(lockFile, layout.root());
    for (Topic topic : Topic.values()) {
      int existing = layout.partitions(topic);
      int count = existing > 0 ? existing : topic == Topic.BEHAVIOR ? behaviorPartitions : 1;
      Partition[] partitions = new Partition[count];
      for (int p = 0; p < count; p++) {
        partitions[p] = new Partition(layout.partition(topic, p));
      }
      topics.put(topic, partitions);
    }
  }

  private static FileLock lock(FileChannel channel, Path root) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // This process has it: the same message.
    }
    channel.close();
    throw new IOException("The log at " + root + " has a writer already (expected: one at a time)");
  }

  @Override
  public synchronized void append(Topic topic, List<LogEntry> entries) throws IOException {
    if (closed) {
      throw new IOException("The log writer is closed");
    }
    Partition[] partitions = partitions(topic);
    for (LogEntry entry : entries) {
      partitions[Partitions.of(entry.key(), partitions.length)].add(entry.json());
    }
    for (Partition partition : partitions) {
      partition.flush(fsync == Fsync.EACH_APPEND);
    }
  }

  private Partition[] partitions(Topic topic) {
    Partition[] partitions = topics.get(topic);
    if (partitions == null) {
      throw new IllegalStateException("topic: " + topic + " (expected: every topic is open)");
    }
    return partitions;
  }

  @Override
  public synchronized LogPosition end() {
    TreeMap<String, Long> next = new TreeMap<>();
    topics.forEach((topic, partitions) -> {
      for (int p = 0; p < partitions.length; p++) {
        next.put(LogPosition.name(topic, p), partitions[p].next);
      }
    });
    return new LogPosition(next);
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      for (Partition[] partitions : topics.values()) {
        for (Partition partition : partitions) {
          partition.close();
        }
      }
    } finally {
      lock.release();
      lockFile.close();
    }
  }

  /** The last segment of one partition and the lines waiting for it. */
  private static final class Partition {
    private final Path directory;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private FileChannel segment;
    private long size;
    private long next;

    Partition(Path directory) throws IOException {
      this.directory = directory;
      Files.createDirectories(directory);
      List<Path> segments = JsonlLayout.segments(directory);
      Path last = segments.isEmpty() ? JsonlLayout.segment(directory, 0) : segments.getLast();
      if (!segments.isEmpty()) {
        long torn = Lines.dropTornTail(last);
        if (torn > 0) {
          LOG.warn("Cut off {} bytes of an unfinished line at the end of {}", torn, last);
        }
        next = JsonlLayout.base(last) + Lines.count(last);
      }
      segment = open(last);
      size = segment.size();
    }

    private static FileChannel open(Path path) throws IOException {
      return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void add(String json) {
      waiting.writeBytes(json.getBytes(StandardCharsets.UTF_8));
      waiting.write('\n');
      next++;
    }

    void flush(boolean force) throws IOException {
      if (waiting.size() == 0) {
        return;
      }
      ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
      waiting.reset();
      size += bytes.remaining();
      while (bytes.hasRemaining()) {
        segment.write(bytes);
      }
      if (force) {
        segment.force(false);
      }
      if (size >= SEGMENT_BYTES) {
        segment.force(false);
        segment.close();
        segment = open(JsonlLayout.segment(directory, next));
        size = 0;
      }
    }

    void close() throws IOException {
      segment.force(true);
      segment.close();
    }
  }
}
