package dev.souk.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlinkRestTest {

  private HttpServer server;
  private FlinkRest rest;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    rest = new FlinkRest(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  void accumulators_areThoseAskedFor() throws IOException {
    answer(
        "/jobs/7/accumulators",
        200,
        """
        {"job-accumulators": [], "serialized-user-task-accumulators": {},
         "user-task-accumulators": [
           {"name": "loss of sweep 2 of 8", "type": "DoubleCounter", "value": "0.25"},
           {"name": "other", "type": "LongCounter", "value": "1"},
           {"name": "loss of sweep 1 of 8", "type": "DoubleCounter", "value": "0.5"}]}
        """);
    assertEquals(
        "{loss of sweep 1 of 8=0.5, loss of sweep 2 of 8=0.25}",
        rest.accumulators(new FlinkJob("7", "a", "RUNNING"), "loss of ").toString());
  }

  @Test
  void live_isTheOneThatIsNotOver() throws IOException {
    answer(
        "/jobs/overview",
        200,
        """
        {"jobs": [{"jid": "1", "name": "souk-a", "state": "CANCELED"},
                  {"jid": "2", "name": "souk-a", "state": "RESTARTING", "more": 1},
                  {"jid": "3", "name": "souk-b", "state": "FAILED"}]}
        """);
    assertEquals(new FlinkJob("2", "souk-a", "RESTARTING"), rest.live("souk-a").orElseThrow());
    assertTrue(rest.live("souk-b").isEmpty());
    assertEquals("FAILED", rest.job("3").orElseThrow().state());
    assertEquals(3, rest.jobs().size());
  }

  @Test
  void refusal_hasTheStatusAndTheRootCause() {
    answer(
        "/jobs/overview",
        500,
        """
        {"errors": ["Internal server error.", "a.B: outer\\n\\tat x\\nCaused by: c.D: inner\\n"]}
        """);
    String message = String.valueOf(assertThrows(IOException.class, rest::jobs).getMessage());
    assertTrue(message.endsWith("/jobs/overview: 500, c.D: inner"), message);
  }

  @Test
  void taskManagers_ofAJobManagerThatIsNotThere_areNone() throws IOException {
    FlinkRest nobody = new FlinkRest(URI.create("http://localhost:" + FreePort.choose()));
    assertEquals(0, nobody.taskManagers());
    String message = String.valueOf(assertThrows(IOException.class, nobody::jobs).getMessage());
    assertTrue(message.endsWith("(expected: a JobManager)"), message);
  }

  @Test
  void answerThatIsNotJson_isAnError() {
    answer("/jobs/overview", 200, "<html>");
    assertThrows(IOException.class, rest::jobs);
  }
}
