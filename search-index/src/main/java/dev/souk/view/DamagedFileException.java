package dev.souk.view;

import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.storage.ViewStorage;
import java.io.IOException;

/** A file of a snapshot is not what it should be. */
public final class DamagedFileException extends IOException {

  private static final long serialVersionUID = 1L;
  private static final String NONE = "no such file";

  private final String file;
  private final String expected;
  private final String found;

  DamagedFileException(String file, String expected, String found) {
    super(file + ": " + found + " (expected: " + expected + ")");
    this.file = file;
    this.expected = expected;
    this.found = found;
  }

  static DamagedFileException missing(StoredFile file) {
    return new DamagedFileException(file.stored(), describe(file.length(), file.crc()), NONE);
  }

  static DamagedFileException missing(SnapshotId snapshot) {
    return snapshot.checkpoint() < 0
        ? new DamagedFileException(SnapshotStore.LATEST, "the name of a manifest", "something else")
        : new DamagedFileException(ManifestFile.name(snapshot.checkpoint()), "a manifest", NONE);
  }

  /**
   * Compares what was read of a file with what its manifest says.
   *
   * @throws DamagedFileException if they differ
   */
  static void check(StoredFile file, ViewStorage.Written found) throws DamagedFileException {
    if (found.length() != file.length() || found.crc() != file.crc()) {
      throw new DamagedFileException(
          file.stored(),
          describe(file.length(), file.crc()),
          describe(found.length(), found.crc()));
    }
  }

  private static String describe(long length, long crc) {
    return "%d bytes with CRC-32 %08x".formatted(length, crc);
  }

  /** The name under which it is stored. */
  public String file() {
    return file;
  }

  /** What it should be. */
  public String expected() {
    return expected;
  }

  /** What it is. */
  public String found() {
    return found;
  }

  /** Whether it is not there at all. */
  boolean isMissing() {
    return found.equals(NONE);
  }
}
