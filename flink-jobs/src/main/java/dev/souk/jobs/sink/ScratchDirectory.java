package dev.souk.jobs.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NRTCachingDirectory;

/**
 * A directory that need not outlive the process, so nothing is forced to the disk: what is kept of
 * an index in the making is its copy in the store. Small segments, of which every checkpoint has
 * some that the next merge replaces, stay in memory. Thread-safe.
 */
final class ScratchDirectory extends FilterDirectory {

  /** A cluster's process may hold dozens of shards. */
  private static final double SEGMENT_MB = 2;

  private static final double ALL_MB = 8;

  ScratchDirectory(Path path) throws IOException {
    super(new NRTCachingDirectory(new MMapDirectory(path), SEGMENT_MB, ALL_MB));
  }

  @Override
  public void sync(Collection<String> names) {}

  @Override
  public void syncMetaData() {}
}
