package dev.souk.benchmarks.search;

import dev.souk.domain.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * What a peer is set up by: requests one after the other, each of which must succeed.
 *
 * @param port on the loopback address
 */
record Rest(int port) {

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** Sends {@code body} as JSON, or nothing if it is empty, and returns the answer. */
  JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
    return send(method, path, body, "application/json");
  }

  /** The same of another type. */
  JsonNode send(String method, String path, String body, String type)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200 && response.statusCode() != 201) {
        throw new IOException(
            "%s %s: %d %s (expected: 200)"
                .formatted(method, path, response.statusCode(), response.body()));
      }
      return Json.tree(response.body());
    }
  }

  /** A GET with the connection kept. */
  static byte[] get(int port, String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** A POST of JSON with the connection kept. */
  static byte[] post(int port, String path, String json) {
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + json)
        .getBytes(StandardCharsets.UTF_8);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
