package dev.souk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverloadIT {

  private static final int THREADS = 2;
  private static final int QUEUE = 3;

  private static HttpConfig small(Duration timeout) {
    return HttpConfig.defaults().searching(THREADS, QUEUE, timeout).waiting(timeout);
  }

  @Test
  void whatDoesNotFitIsRefusedAtOnceAndTheRestIsAnswered(@TempDir Path directory) throws Exception {
    try (TestServer server = new TestServer(directory, small(Duration.ofMinutes(1)));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      server.search.shut();
      Callable<HttpResponse<String>> search = () -> server.get("/v1/gifts/search");
      List<Future<HttpResponse<String>>> admitted = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        admitted.add(callers.submit(search));
      }
      TestServer.await("all threads busy", () -> server.search.entered.get() == THREADS);
      for (int i = 0; i < QUEUE; i++) {
        admitted.add(callers.submit(search));
      }
      String full = "souk_search_waiting " + QUEUE + ".0";
      TestServer.await("a full queue", () -> metrics(server).contains(full));

      List<Future<HttpResponse<String>>> refused = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        refused.add(callers.submit(search));
      }
      for (Future<HttpResponse<String>> future : refused) {
        HttpResponse<String> response = future.get(20, TimeUnit.SECONDS);
        assertEquals(429, response.statusCode());
        assertEquals("overloaded", TestServer.json(response).get("code").asString());
        assertEquals("1", response.headers().firstValue("retry-after").orElse(""));
      }
      assertEquals(200, server.get("/health/live").statusCode(), "is not behind searches");
      assertTrue(
          metrics(server).contains("souk_http_rejected_total{reason=\"search-queue\"} 20.0"));

      server.search.open();
      for (Future<HttpResponse<String>> future : admitted) {
        assertEquals(200, future.get(20, TimeUnit.SECONDS).statusCode());
      }
    }
  }

  @Test
  void whatTakesTooLongIs503(@TempDir Path directory) throws Exception {
    try (TestServer server = new TestServer(directory, small(Duration.ofMillis(50)))) {
      server.search.shut();
      HttpResponse<String> response = server.get("/v1/gifts/search");
      assertEquals(503, response.statusCode());
      assertEquals("timeout", TestServer.json(response).get("code").asString());
    }
  }

  @Test
  void whoseTurnDoesNotComeIsRefused(@TempDir Path directory) throws Exception {
    HttpConfig impatient =
        HttpConfig.defaults()
            .searching(1, QUEUE, Duration.ofMinutes(1))
            .waiting(Duration.ofMillis(1));
    try (TestServer server = new TestServer(directory, impatient);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      server.search.shut();
      Future<HttpResponse<String>> first = callers.submit(() -> server.get("/v1/gifts/search"));
      TestServer.await("a thread busy", () -> server.search.entered.get() == 1);

      HttpResponse<String> second = server.get("/v1/gifts/search");
      assertEquals(429, second.statusCode());
      assertEquals("overloaded", TestServer.json(second).get("code").asString());
      assertTrue(metrics(server).contains("souk_http_rejected_total{reason=\"search-wait\"} 1.0"));

      server.search.open();
      assertEquals(200, first.get(20, TimeUnit.SECONDS).statusCode());
      assertEquals(200, server.get("/v1/gifts/search").statusCode(), "there is room again");
    }
  }

  @Test
  void closingLetsRequestsInProgressEnd(@TempDir Path directory) throws Exception {
    try (TestServer server = new TestServer(directory);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      server.search.shut();
      Future<HttpResponse<String>> inProgress =
          callers.submit(() -> server.get("/v1/gifts/search"));
      TestServer.await("a search in progress", () -> server.search.entered.get() == 1);
      int port = server.server.port();
      Future<?> closing = callers.submit(server.server::close);
      TestServer.await("a closed port", () -> !accepts(port));
      server.search.open();
      assertEquals(200, inProgress.get(20, TimeUnit.SECONDS).statusCode());
      closing.get(20, TimeUnit.SECONDS);
      server.server.close();
    }
  }

  private static boolean accepts(int port) {
    try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static String metrics(TestServer server) {
    try {
      return server.get("/metrics").body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
