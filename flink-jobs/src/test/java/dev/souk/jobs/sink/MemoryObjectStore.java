package dev.souk.jobs.sink;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;

/**
 * An object store in memory, under the scheme {@code s3}: an object is there when its stream is
 * closed, nothing is renamed, and directories are but prefixes. It remembers what is put and got.
 */
public final class MemoryObjectStore extends FileSystem {

  /** Registered for the tests of this module. */
  public static final class Factory implements FileSystemFactory {
    @Override
    public String getScheme() {
      return "s3";
    }

    @Override
    public FileSystem create(URI uri) {
      return new MemoryObjectStore();
    }
  }

  private static final class Stored {
    private final byte[] bytes;
    private final long written = System.currentTimeMillis();

    private Stored(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  private static final ConcurrentSkipListMap<String, Stored> OBJECTS =
      new ConcurrentSkipListMap<>();
  private static final List<String> PUTS = new ArrayList<>();
  private static final List<String> GETS = new ArrayList<>();

  /** The last parts of the names of what was put below {@code prefix} since the last call. */
  static List<String> puts(String prefix) {
    return taken(PUTS, prefix);
  }

  /** The last parts of the names of what was got below {@code prefix} since the last call. */
  static List<String> gets(String prefix) {
    return taken(GETS, prefix);
  }

  private static List<String> taken(List<String> log, String prefix) {
    synchronized (log) {
      List<String> names = new ArrayList<>();
      for (String key : log) {
        if (key.startsWith(prefix)) {
          names.add(key.substring(key.lastIndexOf('/') + 1));
        }
      }
      log.removeIf(key -> key.startsWith(prefix));
      return names;
    }
  }

  /** Replaces what is stored under a key. */
  static void damage(String key, byte[] bytes) {
    OBJECTS.put(key, new Stored(bytes));
  }

  private static String key(Path path) {
    return path.toUri().toString();
  }

  @Override
  public FSDataOutputStream create(Path path, WriteMode mode) {
    String key = key(path);
    return new FSDataOutputStream() {
      private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

      @Override
      public void write(int b) {
        bytes.write(b);
      }

      @Override
      public void write(byte[] b, int from, int length) {
        bytes.write(b, from, length);
      }

      @Override
      public long getPos() {
        return bytes.size();
      }

      @Override
      public void flush() {}

      @Override
      public void sync() {
        throw new UnsupportedOperationException("An object cannot be synced");
      }

      @Override
      public void close() {
        OBJECTS.put(key, new Stored(bytes.toByteArray()));
        synchronized (PUTS) {
          PUTS.add(key);
        }
      }
    };
  }

  private static Stored stored(Path path) throws FileNotFoundException {
    Stored stored = OBJECTS.get(key(path));
    if (stored == null) {
      throw new FileNotFoundException(key(path));
    }
    return stored;
  }

  @Override
  public FSDataInputStream open(Path path) throws IOException {
    byte[] bytes = stored(path).bytes;
    synchronized (GETS) {
      GETS.add(key(path));
    }
    return new FSDataInputStream() {
      private int at;

      @Override
      public void seek(long position) {
        at = Math.toIntExact(position);
      }

      @Override
      public long getPos() {
        return at;
      }

      @Override
      public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
      }
    };
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    return open(path);
  }

  private record Status(Path path, long length, long modified, boolean dir) implements FileStatus {
    @Override
    public long getLen() {
      return length;
    }

    @Override
    public long getBlockSize() {
      return length;
    }

    @Override
    public short getReplication() {
      return 1;
    }

    @Override
    public long getModificationTime() {
      return modified;
    }

    @Override
    public long getAccessTime() {
      return modified;
    }

    @Override
    public boolean isDir() {
      return dir;
    }

    @Override
    public Path getPath() {
      return path;
    }
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    Stored stored = stored(path);
    return new Status(path, stored.bytes.length, stored.written, false);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    String prefix = key(path) + "/";
    Map<String, FileStatus> found = new TreeMap<>();
    OBJECTS
        .tailMap(prefix)
        .forEach((key, stored) -> {
          if (key.startsWith(prefix)) {
            String rest = key.substring(prefix.length());
            int slash = rest.indexOf('/');
            String name = slash < 0 ? rest : rest.substring(0, slash);
            found.put(
                name,
                new Status(new Path(path, name), stored.bytes.length, stored.written, slash >= 0));
          }
        });
    if (found.isEmpty()) {
      throw new FileNotFoundException(prefix);
    }
    return found.values().toArray(FileStatus[]::new);
  }

  @Override
  public boolean delete(Path path, boolean recursive) {
    boolean deleted = OBJECTS.remove(key(path)) != null;
    return recursive ? OBJECTS.keySet().removeIf(k -> k.startsWith(key(path) + "/")) : deleted;
  }

  @Override
  public boolean rename(Path from, Path to) {
    throw new UnsupportedOperationException("An object cannot be renamed");
  }

  @Override
  public boolean mkdirs(Path path) {
    return true;
  }

  @Override
  public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
    return new BlockLocation[0];
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path("s3://test/");
  }

  @Override
  public Path getHomeDirectory() {
    return getWorkingDirectory();
  }

  @Override
  public URI getUri() {
    return URI.create("s3://test/");
  }

  @Override
  public boolean isDistributedFS() {
    return true;
  }
}
