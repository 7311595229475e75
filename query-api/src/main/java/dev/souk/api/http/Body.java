package dev.souk.api.http;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request's body, not read yet. Used by one thread. */
public final class Body {

  /** What of a body that is too large is read and dropped, so that the caller sees the answer. */
  private static final int DRAINED = 64 << 20;

  private final InputStream stream;
  private final @Nullable String contentType;
  private final long length;

  /**
   * @param stream the bytes; empty if there is no body
   * @param contentType the value of {@code Content-Type}, null if it was not sent
   * @param length as announced, -1 if it was not
   */
  public Body(InputStream stream, @Nullable String contentType, long length) {
    this.stream = stream;
    this.contentType = contentType;
    this.length = length;
  }

  /**
   * The media type in lower case without its parameters, or null if none was sent.
   *
   * @throws ApiException if it names a character set that is not UTF-8
   */
  public @Nullable String mediaType() {
    if (contentType == null || contentType.isBlank()) {
      return null;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip().replace("\"", "");
      if (part.startsWith("charset=") && !part.equals("charset=utf-8")) {
        throw unsupported("UTF-8");
      }
    }
    return parts[0].strip();
  }

  /**
   * Reads all of it.
   *
   * @param limit most bytes that are taken
   * @throws ApiException if there are more
   */
  public byte[] read(int limit) throws IOException {
    byte[] bytes = length > limit ? new byte[0] : stream.readNBytes(limit + 1);
    if (length > limit || bytes.length > limit) {
      drain();
      String size = length >= 0 ? length + " bytes" : "more than " + limit + " bytes";
      throw new ApiException(
          ErrorCode.BODY_TOO_LARGE, "body: " + size + " (expected: at most " + limit + ")");
    }
    return bytes;
  }

  /**
   * Reads all of a body that is JSON or whose type was not sent.
   *
   * @throws ApiException if it has another type or more than {@code limit} bytes
   */
  public byte[] readJson(int limit) throws IOException {
    String type = mediaType();
    if (type != null && !type.equals("application/json")) {
      throw unsupported("application/json");
    }
    return read(limit);
  }

  /** The problem of a type that is not taken. */
  public ApiException unsupported(String expected) {
    return new ApiException(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "Content-Type: " + contentType + " (expected: " + expected + ")");
  }

  private void drain() throws IOException {
    byte[] scratch = new byte[1 << 16];
    long dropped = 0;
    while (dropped < DRAINED) {
      int read = stream.read(scratch);
      if (read < 0) {
        return;
      }
      dropped += read;
    }
  }
}
