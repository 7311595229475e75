package dev.souk.benchmarks.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads one HTTP/1.1 answer after the other from a connection on which one request is under way at
 * a time: with {@code Content-Length}, or in chunks. Does as little as finding the end needs. Not
 * thread-safe.
 */
final class HttpAnswer {

  private byte[] bytes = new byte[1 << 16];
  private int filled;

  /** Where the body begins, 0 while the head is not whole. */
  private int body;

  /** Of the body, -1 if it comes in chunks. */
  private int length;

  /** Where the next chunk's size begins. */
  private int chunk;

  /** Forgets what was read. */
  void reset() {
    filled = 0;
    body = 0;
  }

  /**
   * Takes more bytes.
   *
   * @return whether the answer is whole
   * @throws IOException if it is not HTTP as expected
   */
  boolean add(ByteBuffer more) throws IOException {
    int count = more.remaining();
    if (filled + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, filled + count));
    }
    int searched = Math.max(0, filled - 3);
    more.get(bytes, filled, count);
    filled += count;
    if (body == 0 && !head(searched)) {
      return false;
    }
    return length >= 0 ? filled >= body + length : chunksEnd();
  }

  /** The status of the answer, whose head must be whole. */
  int status() {
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
  }

  /** The body of an answer that is whole. */
  byte[] body() throws IOException {
    if (length >= 0) {
      return Arrays.copyOfRange(bytes, body, body + length);
    }
    byte[] joined = new byte[filled - body];
    int end = 0;
    int at = body;
    while (true) {
      int lineEnd = lineEnd(at);
      int size = size(at, lineEnd);
      if (size == 0) {
        return Arrays.copyOf(joined, end);
      }
      System.arraycopy(bytes, lineEnd + 2, joined, end, size);
      end += size;
      at = lineEnd + 2 + size + 2;
    }
  }

  private boolean head(int from) throws IOException {
    for (int i = from; i + 3 < filled; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        body = i + 4;
        chunk = body;
        length = length(new String(bytes, 0, i + 2, StandardCharsets.ISO_8859_1));
        return true;
      }
    }
    return false;
  }

  private static int length(String head) throws IOException {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("\r\ncontent-length:");
    if (at >= 0) {
      int end = lower.indexOf("\r\n", at + 2);
      return Integer.parseInt(lower.substring(at + 17, end).strip());
    }
    if (lower.contains("\r\ntransfer-encoding: chunked")) {
      return -1;
    }
    throw new IOException("answer: " + head + " (expected: a length, or chunks)");
  }

  private boolean chunksEnd() throws IOException {
    while (true) {
      int lineEnd = lineEnd(chunk);
      if (lineEnd < 0) {
        return false;
      }
      int size = size(chunk, lineEnd);
      int next = lineEnd + 2 + size + 2;
      if (next > filled) {
        return false;
      }
      if (size == 0) {
        return true;
      }
      chunk = next;
    }
  }

  private int lineEnd(int from) {
    for (int i = from; i + 1 < filled; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private int size(int from, int to) throws IOException {
    try {
      return Integer.parseInt(
          new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip(), 16);
    } catch (NumberFormatException e) {
      throw new IOException("chunk's size in an answer", e);
    }
  }
}
