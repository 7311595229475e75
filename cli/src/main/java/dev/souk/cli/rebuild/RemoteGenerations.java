package dev.souk.cli.rebuild;

import dev.souk.api.ops.GenerationJson;
import dev.souk.api.ops.VerificationJson;
import dev.souk.api.shop.GenerationInfo;
import dev.souk.api.shop.Generations;
import dev.souk.api.shop.Verification;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import dev.souk.log.ReplayStart;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The generations of a shop in a server that runs. Thread-safe. */
final class RemoteGenerations implements Generations, AutoCloseable {

  /** A comparison reads every document of two generations. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final String path;

  /**
   * @param server such as {@code http://localhost:8080}
   */
  RemoteGenerations(URI server, String shop) {
    this.server = server;
    this.path = "/v1/" + encoded(shop) + "/generations";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public List<GenerationInfo> list() throws IOException {
    List<GenerationInfo> list = new ArrayList<>();
    send("GET", "")
        .required("generations")
        .forEach(generation -> list.add(GenerationJson.read(generation)));
    return list;
  }

  @Override
  public GenerationInfo rebuild(ReplayStart from) throws IOException {
    return GenerationJson.read(send("POST", "?from=" + encoded(from.toString())));
  }

  @Override
  public GenerationInfo switchTo(String generation) throws IOException {
    return GenerationJson.read(send("POST", "/" + encoded(generation) + "/switch"));
  }

  @Override
  public GenerationInfo rollback() throws IOException {
    return GenerationJson.read(send("POST", "/rollback"));
  }

  @Override
  public void drop(String generation) throws IOException {
    JsonNode _ = send("DELETE", "/" + encoded(generation));
  }

  @Override
  public Verification verify(String generation, List<String> queries) throws IOException {
    return VerificationJson.read(
        send(
            "GET",
            "/" + encoded(generation) + "/verify?queries=" + encoded(String.join("\n", queries))));
  }

  private JsonNode send(String method, String rest) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path + rest))
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + server + " was asked", e);
    } catch (IOException e) {
      throw new IOException(
          "url: " + server + ", which does not answer: " + e + " (expected: a Souk server)", e);
    }
    JsonNode json;
    try {
      json = Json.tree(response.body());
    } catch (InvalidInputException e) {
      throw new IOException(
          "url: " + server + ", status " + response.statusCode() + " (expected: a Souk server)", e);
    }
    if (response.statusCode() / 100 != 2) {
      String detail = json.path("detail").asString(response.body());
      if (response.statusCode() < 500) {
        throw new RefusedException(detail);
      }
      throw new IOException(detail);
    }
    return json;
  }

  @Override
  public void close() {
    client.close();
  }
}
