package dev.souk.view.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Lengths and CRC-32 sums, taken while bytes pass by. */
public final class Checksums {

  private static final int BUFFER = 1 << 16;

  private Checksums() {}

  /** Copies {@code in} to its end. */
  public static ViewStorage.Written copy(InputStream in, OutputStream out) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      crc.update(buffer, 0, read);
      out.write(buffer, 0, read);
      length += read;
    }
    return new ViewStorage.Written(length, crc.getValue());
  }

  /** Of a whole file. */
  public static ViewStorage.Written of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(in, OutputStream.nullOutputStream());
    }
  }

  /** The CRC-32 of some bytes. */
  public static long of(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
