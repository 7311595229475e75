package dev.souk.jobs.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.MMapDirectory;

/**
 * A directory that need not outlive the process, so nothing is forced to the disk: what is kept of
 * an index in the making is its copy in the store. Thread-safe.
 */
final class ScratchDirectory extends FilterDirectory {

  ScratchDirectory(Path path) throws IOException {
    super(new MMapDirectory(path));
  }

  @Override
  public void sync(Collection<String> names) {}

  @Override
  public void syncMetaData() {}
}
