package dev.souk.cli.browser;

import dev.souk.domain.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection to one page over the Chrome DevTools Protocol: JSON messages on a WebSocket, answers
 * matched to calls by id, events handed to a listener. Thread-safe.
 */
final class DevTools implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient client;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final Consumer<JsonNode> events;
  private final WebSocket socket;

  /**
   * Connects to the first page of the browser on {@code port}.
   *
   * @param events told of every event, on the connection's thread; must not call back
   */
  DevTools(int port, Consumer<JsonNode> events) throws IOException, InterruptedException {
    this.events = events;
    this.client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    this.socket =
        client
            .newWebSocketBuilder()
            .connectTimeout(ANSWER)
            .buildAsync(page(port), new Messages())
            .join();
  }

  private URI page(int port) throws IOException, InterruptedException {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(list).timeout(ANSWER).build(),
            HttpResponse.BodyHandlers.ofString());
    for (JsonNode target : Json.MAPPER.readTree(answer.body())) {
      if (target.path("type").asString().equals("page")) {
        return URI.create(target.path("webSocketDebuggerUrl").asString());
      }
    }
    throw new IllegalStateException(
        "no page among the browser's targets " + answer.body() + " (expected: one)");
  }

  /**
   * Calls a method and waits for its result.
   *
   * @throws IllegalStateException if the browser answers with an error or not within 30 seconds
   */
  JsonNode call(String method, ObjectNode params) {
    int id = ids.incrementAndGet();
    ObjectNode message = Json.MAPPER.createObjectNode();
    message.put("id", id).put("method", method).set("params", params);
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    calls.put(id, answer);
    JsonNode reply;
    try {
      send(message.toString());
      reply = answer.orTimeout(ANSWER.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new IllegalStateException(method + " got no answer from the browser", e.getCause());
    } finally {
      calls.remove(id);
    }
    if (reply.has("error")) {
      throw new IllegalStateException(method + " " + params + ": " + reply.get("error"));
    }
    return reply.path("result");
  }

  // A WebSocket refuses a second text while the first is on its way.
  private synchronized void send(String text) {
    socket.sendText(text, true).join();
  }

  /** Calls a method without parameters. */
  JsonNode call(String method) {
    return call(method, Json.MAPPER.createObjectNode());
  }

  private void receive(String text) {
    JsonNode message = Json.MAPPER.readTree(text);
    if (!message.has("id")) {
      events.accept(message);
      return;
    }
    CompletableFuture<JsonNode> call = calls.get(message.get("id").asInt());
    if (call != null) {
      call.complete(message);
    }
  }

  private void fail(Throwable cause) {
    for (CompletableFuture<JsonNode> call : calls.values()) {
      call.completeExceptionally(cause);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }

  private final class Messages implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        String text = parts.toString();
        parts.setLength(0);
        receive(text);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      fail(new IOException("the browser closed the connection: " + status + " " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      fail(error);
    }
  }
}
