package dev.souk.view;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The files of one view's snapshots on this machine, each compared with its manifest once, before
 * it is opened. Used by one thread at a time.
 */
sealed interface SnapshotFiles permits StoredFiles, SnapshotCache {

  /**
   * Makes all files of a snapshot ready to be opened.
   *
   * @return the directory with its files, by their stored names
   * @throws DamagedFileException if one is missing or is not as it was stored
   */
  Path prepare(Manifest manifest) throws IOException;

  /** Forgets what is not of {@code manifest}, which is open now. */
  void retain(Manifest manifest) throws IOException;
}
