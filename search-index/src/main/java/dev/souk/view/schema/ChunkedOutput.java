package dev.souk.view.schema;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Cuts what is written into documents of 4 MiB, numbered from 0. */
final class ChunkedOutput extends OutputStream {

  private static final int CHUNK = 4 << 20;

  private final String prefix;
  private final FactorsSchema.Sink sink;
  private final byte[] buffer = new byte[CHUNK];
  private int filled;
  private int chunks;

  ChunkedOutput(String prefix, FactorsSchema.Sink sink) {
    this.prefix = prefix;
    this.sink = sink;
  }

  static String key(String prefix, int chunk) {
    return prefix + String.format("%06d", chunk);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == CHUNK) {
        put();
      }
      int count = Math.min(left, CHUNK - filled);
      System.arraycopy(bytes, from, buffer, filled, count);
      filled += count;
      from += count;
      left -= count;
    }
  }

  private void put() throws IOException {
    sink.put(key(prefix, chunks++), Arrays.copyOf(buffer, filled));
    filled = 0;
  }

  /** Writes what is left; returns the number of chunks. */
  int finish() throws IOException {
    if (filled > 0) {
      put();
    }
    return chunks;
  }
}
