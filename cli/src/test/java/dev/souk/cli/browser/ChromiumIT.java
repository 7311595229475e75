package dev.souk.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.souk.domain.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The browser driver against a page that is small enough to know by heart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChromiumIT {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String PAGE =
      """
      <!doctype html><title>tiny</title>
      <form><input data-testid="name"><button data-testid="greet">Greet</button></form>
      <select data-testid="size"><option value="s">S</option><option value="l">L</option></select>
      <p data-testid="out"></p>
      <script>
        const out = document.querySelector("p");
        document.querySelector("form").addEventListener("submit", (event) => {
          event.preventDefault();
          setTimeout(() => out.textContent = "Hello " + document.querySelector("input").value, 30);
        });
        document.querySelector("select").addEventListener("change", (event) => {
          out.textContent = "size " + event.target.value;
        });
      </script>
      """;

  private HttpServer server;
  private Chromium browser;

  @BeforeAll
  void start() throws IOException {
    assumeTrue(Chromium.installed(), Chromium.missing());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    browser = Chromium.launch();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.stop(0);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void waitForText(String text) {
    browser.waitFor("document.querySelector('p').textContent === '" + text + "'", SOON);
  }

  @Test
  void typesClicksAndReads() {
    browser.open(url());
    assertEquals("tiny", browser.evaluate("document.title").asString());
    browser.type(Chromium.testId("name"), "灯 & \"lamp\"");
    browser.click(Chromium.testId("greet"));
    waitForText("Hello 灯 & \"lamp\"");
  }

  @Test
  void typingReplacesAndEnterSubmits() {
    browser.open(url());
    browser.type(Chromium.testId("name"), "one");
    browser.type(Chromium.testId("name"), "two");
    browser.press("Enter");
    waitForText("Hello two");
  }

  @Test
  void choosesAnOption() {
    browser.open(url());
    browser.choose(Chromium.testId("size"), "l");
    waitForText("size l");
  }

  @Test
  void awaitsPromisesAndReportsWhatAScriptThrows() {
    browser.open(url());
    assertEquals(Json.MAPPER.readTree("[1, 2]"), browser.evaluate("Promise.resolve([1, 2])"));
    assertTrue(browser.evaluate("undefined").isNull());
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> browser.evaluate("missing.thing"));
    assertTrue(String.valueOf(thrown.getMessage()).contains("missing is not defined"));
  }

  @Test
  void aConditionThatStaysFalseIsAnAssertionThatNamesIt() {
    browser.open(url());
    AssertionError error =
        assertThrows(
            AssertionError.class, () -> browser.waitFor("1 === 2", Duration.ofMillis(100)));
    assertTrue(String.valueOf(error.getMessage()).contains("1 === 2"));
  }

  @Test
  void collectsTheErrorsOfThePage() {
    browser.open(url());
    int before = browser.consoleErrors().size();
    browser.evaluate("void setTimeout(() => { throw new Error('boom'); })");
    assertTrue(
        Polling.until(SOON, () -> browser.consoleErrors().size() > before, () -> false),
        "no error was collected");
    assertTrue(browser.consoleErrors().getLast().contains("boom"));
  }

  @Test
  void takesAPictureOfTheWindow(@TempDir Path directory) throws IOException {
    browser.open(url());
    browser.resize(390, 800);
    Path file = directory.resolve("pictures/tiny.png");
    browser.screenshot(file);
    byte[] png = Files.readAllBytes(file);
    assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
    assertEquals(390, browser.evaluate("innerWidth").asInt());
  }

  @Test
  void anAddressThatNobodyServesIsAnError() {
    assertThrows(IllegalStateException.class, () -> browser.open("http://127.0.0.1:1/"));
  }

  @Test
  void closingEndsTheProcessAndItsChildren() {
    Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
    Chromium second = Chromium.launch();
    List<ProcessHandle> started =
        ProcessHandle.current().descendants().filter(child -> !before.contains(child)).toList();
    assertFalse(started.isEmpty());
    second.close();
    assertTrue(
        Polling.until(SOON, () -> started.stream().noneMatch(ProcessHandle::isAlive), () -> false),
        () -> "still alive: " + started.stream().filter(ProcessHandle::isAlive).toList());
  }
}
