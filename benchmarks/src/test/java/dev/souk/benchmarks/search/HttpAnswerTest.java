package dev.souk.benchmarks.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

  private static final String WITH_LENGTH =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\ncontent-length: 11\r\n\r\nhello\r\n\r\n!!";

  private static final String IN_CHUNKS =
      "HTTP/1.1 503 Busy\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n"
          + "5\r\n"
          + "hello\r\n"
          + "C\r\n"
          + ", 0\r\n\r\n"
          + "world\r\n"
          + "0\r\n\r\n";

  private static final String EMPTY = "HTTP/1.1 204 No\r\nContent-Length: 0\r\n\r\n";

  /** However the bytes come, an answer is whole with its last one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void answersAreWholeWithTheirLastByte(int atOnce) throws IOException {
    HttpAnswer answer = new HttpAnswer();
    for (int round = 0; round < 2; round++) {
      assertEquals("hello\r\n\r\n!!", read(answer, WITH_LENGTH, atOnce));
      assertEquals(200, answer.status());
      assertEquals("hello, 0\r\n\r\nworld", read(answer, IN_CHUNKS, atOnce));
      assertEquals(503, answer.status());
      assertEquals("", read(answer, EMPTY, atOnce));
      assertEquals(204, answer.status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
      })
  void whatHasNoEnd_isRefused(String text) {
    assertThrows(IOException.class, () -> read(new HttpAnswer(), text, 1000));
  }

  private static String read(HttpAnswer answer, String text, int atOnce) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    answer.reset();
    for (int at = 0; at < bytes.length; at += atOnce) {
      int count = Math.min(atOnce, bytes.length - at);
      boolean last = at + count == bytes.length;
      assertEquals(last, answer.add(ByteBuffer.wrap(bytes, at, count)), "after " + (at + count));
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
