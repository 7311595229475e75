package dev.souk.cli.chaos.check;

import dev.souk.domain.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks one API process all the time, as shoppers do, and looks at every answer: it must come while
 * the process is up, it must be whole, and the views must never go back. Runs in a thread of its
 * own until it is closed.
 */
public final class QueryWatcher implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 50;
  private static final int SIZE = 10;
  private static final List<String> QUERIES =
      List.of(
          "status",
          "search?q=lamp&size=" + SIZE,
          "status",
          "search?q=red%20kettle&shopper=u3&facets=brand,category&size=" + SIZE,
          "status",
          "feed?shopper=u1&size=" + SIZE,
          "status",
          "search?size=" + SIZE + "&sort=price_asc");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String name;
  private final URI shop;
  private final Uptime uptime;
  private final Findings findings;
  private final Thread thread;
  private StatusHistory history;
  private long life = -1;
  private volatile long answered;
  private volatile boolean closed;

  /**
   * Begins to ask.
   *
   * @param name of the process, for findings
   * @param shop the shop's address there, ending with a slash
   * @param uptime when it must answer
   */
  public QueryWatcher(String name, URI shop, Uptime uptime, Findings findings) {
    this.name = name;
    this.shop = shop;
    this.uptime = uptime;
    this.findings = findings;
    this.history = new StatusHistory(name, findings);
    this.thread = Thread.ofPlatform().daemon().name("watcher of " + name).start(this::loop);
  }

  /** Answers that were looked at. */
  public long answered() {
    return answered;
  }

  private void loop() {
    try {
      for (int i = 0; !closed; i = (i + 1) % QUERIES.size()) {
        ask(QUERIES.get(i));
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private void ask(String query) throws InterruptedException {
    long before = uptime.life();
    @Nullable HttpResponse<String> answer = null;
    String failure = "";
    try {
      answer =
          client.send(
              HttpRequest.newBuilder(shop.resolve(query)).timeout(TIMEOUT).build(),
              BodyHandlers.ofString());
    } catch (IOException e) {
      failure = e.toString();
    }
    if (before < 0 || uptime.life() != before) {
      return; // It was down meanwhile: any answer will do.
    }
    if (before != life) {
      life = before;
      history = new StatusHistory(name, findings);
    }
    if (answer == null) {
      findings.add(Finding.FAILED, name + ": " + query + ": " + failure);
    } else if (answer.statusCode() != 200) {
      findings.add(
          Finding.FAILED,
          "%s: %s: %d %s".formatted(name, query, answer.statusCode(), answer.body()));
    } else {
      answered++;
      look(query, Json.object(answer.body()));
    }
  }

  private void look(String query, JsonNode answer) {
    if (query.equals("status")) {
      history.add(answer);
      return;
    }
    JsonNode hits = answer.required("hits");
    JsonNode total = answer.get("total");
    boolean whole = total == null || hits.size() == Math.min(SIZE, total.asLong());
    for (JsonNode hit : hits) {
      JsonNode item = hit.required("item");
      whole &= item.hasNonNull("id") && item.hasNonNull("title") && item.hasNonNull("price");
    }
    if (!whole) {
      findings.add(Finding.INCOMPLETE, name + ": " + query + ": " + answer);
    }
  }

  /** Stops asking. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
