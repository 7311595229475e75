package dev.souk.api;

import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.ShopHealth;
import dev.souk.api.shop.ShopInfo;
import dev.souk.domain.Json;
import dev.souk.domain.ShopId;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.LogPosition;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A real server on a free port with one shop, {@code gifts}, whose log is real. */
final class TestServer implements AutoCloseable {

  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final FakeSearch search = new FakeSearch();
  final SoukServer server;
  final JsonlLogWriter writer;
  final Shop shop;
  volatile JobStatus job = JobStatus.running(10, 2);

  private final JsonlLayout layout;
  private final HttpClient client = HttpClient.newHttpClient();

  TestServer(Path directory) throws IOException {
    this(directory, HttpConfig.defaults());
  }

  TestServer(Path directory, HttpConfig config) throws IOException {
    layout = new JsonlLayout(directory);
    writer = new JsonlLogWriter(layout, 1, JsonlLogWriter.Fsync.EACH_APPEND);
    ShopHealth health =
        new ShopHealth() {
          @Override
          public JobStatus job() {
            return job;
          }

          @Override
          public LogPosition logEnd() {
            return writer.end();
          }
        };
    ShopInfo info =
        new ShopInfo("Gifts", "A gift shop", "en", "GBP", List.of("17850", "13047"), false);
    shop = new Shop(info, search, writer, health);
    server = SoukServer.start(config.at("127.0.0.1", 0), Map.of(new ShopId("gifts"), shop));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(
        request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> postJson(String path, String body) throws Exception {
    return post(path, "application/json", body);
  }

  /** Sends bytes as they are and answers the first response, head and body. */
  String raw(byte[] bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      int next = socket.getInputStream().read();
      while (next >= 0) {
        answer.write(next);
        if (next == '}' || next == '\n') {
          String text = answer.toString(StandardCharsets.UTF_8);
          Matcher length = CONTENT_LENGTH.matcher(text);
          int head = text.indexOf("\r\n\r\n");
          if (head >= 0 && length.find()) {
            int body = text.substring(head + 4).getBytes(StandardCharsets.UTF_8).length;
            if (body >= Integer.parseInt(length.group(1))) {
              return text;
            }
          }
        }
        next = socket.getInputStream().read();
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  /** The lines of a topic. */
  List<String> lines(Topic topic) throws IOException {
    List<String> lines = new ArrayList<>();
    try (JsonlLogReader reader = new JsonlLogReader(layout, topic, 0, 0)) {
      for (LogRecord line : reader.poll(100_000)) {
        lines.add(new String(line.value(), StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.tree(response.body());
  }

  /** Waits until {@code condition} holds, at most 20 s. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Waited in vain for " + what);
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws IOException {
    search.open();
    server.close();
    client.close();
    writer.close();
  }
}
