package dev.souk.view;

import dev.souk.view.Manifest.StoredFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.store.BaseDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * One shard of a generation as a read-only Lucene directory whose list of files is that of the
 * newest manifest it was shown: the same directory object over all snapshots, so that Lucene reuses
 * the segments that did not change.
 */
final class ShardDirectory extends BaseDirectory {

  private final Directory files;
  private volatile Map<String, StoredFile> names = Map.of();

  ShardDirectory(Path files) throws IOException {
    super(NoLockFactory.INSTANCE);
    this.files = new MMapDirectory(files, NoLockFactory.INSTANCE);
  }

  /** Shows the files of {@code shard} from now on; inputs that are open are not affected. */
  void show(Manifest.Shard shard) {
    Map<String, StoredFile> next = new TreeMap<>();
    for (StoredFile file : shard.files()) {
      next.put(file.name(), file);
    }
    names = next;
  }

  private StoredFile stored(String name) throws FileNotFoundException {
    StoredFile file = names.get(name);
    if (file == null) {
      throw new FileNotFoundException(name + " (expected: one of " + names.keySet() + ")");
    }
    return file;
  }

  @Override
  public String[] listAll() {
    return names.keySet().toArray(String[]::new);
  }

  @Override
  public long fileLength(String name) throws IOException {
    return stored(name).length();
  }

  @Override
  public IndexInput openInput(String name, IOContext context) throws IOException {
    return files.openInput(stored(name).stored(), context);
  }

  @Override
  public Set<String> getPendingDeletions() {
    return Set.of();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  @Override
  public void deleteFile(String name) {
    throw readOnly();
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) {
    throw readOnly();
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) {
    throw readOnly();
  }

  @Override
  public void sync(Collection<String> synced) {
    throw readOnly();
  }

  @Override
  public void syncMetaData() {
    throw readOnly();
  }

  @Override
  public void rename(String source, String dest) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("A snapshot is read-only");
  }
}
