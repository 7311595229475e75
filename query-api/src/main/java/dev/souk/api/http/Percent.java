package dev.souk.api.http;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict decoding of percent-encoded text (RFC 3986, section 2.1) that must be UTF-8. */
final class Percent {

  private Percent() {}

  /**
   * Decodes a path segment.
   *
   * @throws ApiException if an escape is not two hexadecimal digits, or the bytes are not UTF-8
   */
  static String path(String encoded) {
    return decode(encoded, false);
  }

  /**
   * Decodes a name or value of a query, where {@code +} is a space as HTML forms write it.
   *
   * @throws ApiException as {@link #path}
   */
  static String query(String encoded) {
    return decode(encoded, true);
  }

  private static String decode(String encoded, boolean plusIsSpace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        if (i + 2 >= encoded.length()) {
          throw wrong(encoded);
        }
        int high = Character.digit(encoded.charAt(i + 1), 16);
        int low = Character.digit(encoded.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          throw wrong(encoded);
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c <= ' ' || c > '~') {
        throw wrong(encoded);
      } else {
        bytes.write(c == '+' && plusIsSpace ? ' ' : c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw wrong(encoded);
    }
  }

  private static ApiException wrong(String encoded) {
    String shown = encoded.length() <= 120 ? encoded : encoded.substring(0, 120) + "...";
    return new ApiException(
        ErrorCode.INVALID_ENCODING,
        "'" + shown + "' (expected: UTF-8 with every other byte as %XX, such as 'caf%C3%A9')");
  }
}
