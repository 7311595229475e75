package dev.souk.cli.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks over HTTP/1.1 for whatever it is told, also for what a proper client would not send, on one
 * connection as long as it lasts. Used by one thread.
 */
final class RawClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;
  private static final int LONGEST_LINE = 1 << 16;

  private final InetSocketAddress server;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  RawClient(URI url) {
    this.server = new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
  }

  /**
   * An answer.
   *
   * @param nanos from sending to the last byte
   */
  record Answer(int status, String type, byte[] body, long nanos) {}

  /**
   * The answer to a GET.
   *
   * @throws IOException if there is none, twice: a connection may end between two requests
   */
  Answer get(String target) throws IOException {
    boolean fresh = socket == null;
    try {
      return ask(target);
    } catch (IOException e) {
      close();
      if (fresh) {
        throw e;
      }
      return ask(target);
    }
  }

  private Answer ask(String target) throws IOException {
    Socket connected = socket;
    InputStream input = in;
    if (connected == null || input == null) {
      connected = new Socket();
      connected.setTcpNoDelay(true);
      connected.setSoTimeout(PATIENCE_MILLIS);
      connected.connect(server, PATIENCE_MILLIS);
      input = new BufferedInputStream(connected.getInputStream(), 1 << 16);
      socket = connected;
      in = input;
    }
    byte[] request =
        ("GET " + target + " HTTP/1.1\r\nHost: " + server.getHostString() + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    long sent = System.nanoTime();
    connected.getOutputStream().write(request);
    connected.getOutputStream().flush();
    return read(input, sent);
  }

  private Answer read(InputStream input, long sent) throws IOException {
    String[] first = line(input).split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/1.1")) {
      throw new IOException("status line: " + String.join(" ", first) + " (expected: HTTP/1.1)");
    }
    int length = -1;
    boolean chunked = false;
    boolean closing = false;
    String type = "";
    for (String header = line(input); !header.isEmpty(); header = line(input)) {
      String lower = header.toLowerCase(Locale.ROOT);
      String value = header.substring(header.indexOf(':') + 1).strip();
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(value);
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = value.equalsIgnoreCase("chunked");
      } else if (lower.startsWith("content-type:")) {
        type = value;
      } else if (lower.startsWith("connection:")) {
        closing = value.equalsIgnoreCase("close");
      }
    }
    byte[] body =
        chunked ? chunks(input) : length < 0 ? input.readAllBytes() : exactly(input, length);
    long nanos = System.nanoTime() - sent;
    if (closing || (length < 0 && !chunked)) {
      close();
    }
    return new Answer(Integer.parseInt(first[1]), type, body, nanos);
  }

  private static byte[] chunks(InputStream input) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(input).split(";", 2)[0].strip(), 16);
      body.writeBytes(exactly(input, size));
      String end = line(input);
      if (size == 0) {
        return body.toByteArray();
      }
      if (!end.isEmpty()) {
        throw new IOException("end of a chunk: " + end + " (expected: an empty line)");
      }
    }
  }

  private static byte[] exactly(InputStream input, int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException(bytes.length + " bytes (expected: " + length + ")");
    }
    return bytes;
  }

  private static String line(InputStream input) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = input.read(); c != '\n'; c = input.read()) {
      if (c < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("the answer ends in a line: " + line);
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() {
    Socket connected = socket;
    socket = null;
    in = null;
    if (connected != null) {
      try {
        connected.close();
      } catch (IOException e) {
        // It is of no use any more, whatever it says.
      }
    }
  }
}
