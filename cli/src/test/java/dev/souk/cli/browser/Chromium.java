package dev.souk.cli.browser;

import dev.souk.domain.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A headless Chromium with one page, for tests: opens addresses, presses what a shopper presses
 * with real mouse and key events, and reads what the page says. Every wait has a deadline.
 *
 * <p>One test at a time may use an instance; it is not thread-safe.
 *
 * <pre>{@code
 * try (Chromium browser = Chromium.launch()) {
 *   browser.open("http://127.0.0.1:8080/gifts");
 *   browser.type(Chromium.testId("search-input"), "lamp");
 *   browser.press("Enter");
 *   browser.waitFor("document.querySelectorAll('[data-testid=card]').length > 0", TEN_SECONDS);
 * }
 * }</pre>
 */
public final class Chromium implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final BrowserProcess process;
  private final DevTools page;
  private final List<String> errors = new CopyOnWriteArrayList<>();

  private Chromium(BrowserProcess process) throws IOException, InterruptedException {
    this.process = process;
    this.page = new DevTools(process.debuggingPort(), this::onEvent);
    page.call("Page.enable");
    page.call("Runtime.enable");
    page.call("Log.enable");
  }

  /** Whether there is a browser to launch; if not, a test is skipped with {@link #missing()}. */
  public static boolean installed() {
    return BrowserProcess.find().isPresent();
  }

  /** What to say where there is none. */
  public static String missing() {
    return "no browser on the PATH (expected: one of " + BrowserProcess.NAMES + ")";
  }

  /**
   * Starts a browser with an empty profile.
   *
   * @throws IllegalStateException if there is none, or it does not start; the message says which
   */
  public static Chromium launch() {
    Path binary = BrowserProcess.find().orElseThrow(() -> new IllegalStateException(missing()));
    BrowserProcess started = null;
    Chromium browser = null;
    try {
      started = BrowserProcess.start(binary);
      browser = new Chromium(started);
      return browser;
    } catch (IOException e) {
      throw new IllegalStateException(binary + " does not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + binary + " started", e);
    } finally {
      // Whatever went wrong, no process is left behind.
      if (browser == null && started != null) {
        started.close();
      }
    }
  }

  /** The CSS selector of an element by its test id. */
  public static String testId(String id) {
    return "[data-testid=\"" + id + "\"]";
  }

  /**
   * Opens an address and waits until the document and its scripts are loaded.
   *
   * @throws IllegalStateException if it cannot be reached
   */
  public void open(String url) {
    JsonNode answer = page.call("Page.navigate", params().put("url", url));
    if (answer.has("errorText")) {
      throw new IllegalStateException(url + ": " + answer.get("errorText").asString());
    }
    waitFor("document.readyState === 'complete'", PATIENCE);
  }

  /**
   * The value of a JavaScript expression, a promise awaited; a JSON null for undefined.
   *
   * @throws IllegalStateException if it throws; the message holds the script and its error
   */
  public JsonNode evaluate(String script) {
    JsonNode answer =
        page.call(
            "Runtime.evaluate",
            params()
                .put("expression", script)
                .put("returnByValue", true)
                .put("awaitPromise", true)
                .put("userGesture", true));
    JsonNode thrown = answer.get("exceptionDetails");
    if (thrown != null) {
      String description = thrown.path("exception").path("description").asString(thrown.toString());
      throw new IllegalStateException(script + " threw " + description);
    }
    JsonNode value = answer.path("result").get("value");
    return value == null ? Json.MAPPER.nullNode() : value;
  }

  /**
   * Waits until a JavaScript expression is true.
   *
   * @throws AssertionError if it is not within {@code limit}; the message holds the expression, the
   *     address and the page's errors
   */
  public void waitFor(String condition, Duration limit) {
    if (!Polling.until(limit, () -> isTrue(condition), () -> false)) {
      throw new AssertionError(
          "not true within "
              + limit.toMillis()
              + " ms: "
              + condition
              + " at "
              + evaluate("location.href").asString()
              + ", errors: "
              + errors);
    }
  }

  // A navigation between two questions destroys the context of the first: it is asked again.
  private boolean isTrue(String condition) {
    try {
      return evaluate("Boolean(" + condition + ")").asBoolean();
    } catch (IllegalStateException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("context was destroyed") || message.contains("navigated or closed")) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Presses the first element that matches, with the mouse, in its middle.
   *
   * @throws AssertionError if there is none within 15 seconds, or something lies over it
   */
  public void click(String selector) {
    String element = "document.querySelector(" + quote(selector) + ")";
    waitFor(element + " && " + element + ".getClientRects().length", PATIENCE);
    String onTop =
        """
        (() => {
          const element = %s;
          element.scrollIntoView({ block: "center", behavior: "instant" });
          const box = element.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return element.contains(top) || Boolean(top?.closest("label")?.contains(element));
        })()
        """
            .formatted(element)
            .strip();
    waitFor(onTop, PATIENCE);
    JsonNode middle =
        evaluate(
            "(({x, y, width, height}) => [x + width / 2, y + height / 2])("
                + element
                + ".getBoundingClientRect())");
    for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      page.call(
          "Input.dispatchMouseEvent",
          params()
              .put("type", type)
              .put("x", middle.get(0).asDouble())
              .put("y", middle.get(1).asDouble())
              .put("button", type.equals("mouseMoved") ? "none" : "left")
              .put("clickCount", type.equals("mouseMoved") ? 0 : 1));
    }
  }

  /** Presses a field, then types {@code text} in the place of what it holds. */
  public void type(String selector, String text) {
    click(selector);
    evaluate("document.querySelector(" + quote(selector) + ").select()");
    page.call("Input.insertText", params().put("text", text));
  }

  /** Presses a key by its DOM name. */
  public void press(String key) {
    int code =
        switch (key) {
          case "Tab" -> 9;
          case "Enter" -> 13;
          case "Escape" -> 27;
          case "ArrowUp" -> 38;
          case "ArrowDown" -> 40;
          default ->
              throw new IllegalArgumentException(
                  "key '" + key + "' (expected: Tab, Enter, Escape, ArrowUp or ArrowDown)");
        };
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode event = params().put("type", type).put("key", key).put("code", key);
      event.put("windowsVirtualKeyCode", code);
      if (key.equals("Enter") && type.equals("keyDown")) {
        event.put("text", "\r");
      }
      page.call("Input.dispatchKeyEvent", event);
    }
  }

  /** Chooses the option with this value of a {@code select}. */
  public void choose(String selector, String value) {
    String element = "document.querySelector(" + quote(selector) + ")";
    waitFor(
        "[...(" + element + "?.options ?? [])].some((o) => o.value === " + quote(value) + ")",
        PATIENCE);
    evaluate(
        element
            + ".value = "
            + quote(value)
            + "; "
            + element
            + ".dispatchEvent(new Event('change', { bubbles: true }))");
  }

  /** Makes the window this large, in CSS pixels. */
  public void resize(int width, int height) {
    page.call(
        "Emulation.setDeviceMetricsOverride",
        params()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  /** Writes what the window shows as a PNG, making its directory if need be. */
  public void screenshot(Path file) throws IOException {
    JsonNode answer = page.call("Page.captureScreenshot", params().put("format", "png"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(answer.get("data").asString()));
  }

  /** Uncaught exceptions, {@code console.error} and failed requests so far, oldest first. */
  public List<String> consoleErrors() {
    return List.copyOf(errors);
  }

  @Override
  public void close() {
    page.close();
    process.close();
  }

  private void onEvent(JsonNode event) {
    JsonNode params = event.path("params");
    switch (event.path("method").asString()) {
      case "Runtime.exceptionThrown" -> {
        JsonNode details = params.path("exceptionDetails");
        errors.add(details.path("exception").path("description").asString(details.toString()));
      }
      case "Runtime.consoleAPICalled" -> {
        if (params.path("type").asString().equals("error")) {
          errors.add(params.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        JsonNode entry = params.path("entry");
        if (entry.path("level").asString().equals("error")) {
          errors.add(entry.path("text").asString() + " " + entry.path("url").asString(""));
        }
      }
      default -> {
        // The protocol has many more events; a test asks the page instead.
      }
    }
  }

  private static ObjectNode params() {
    return Json.MAPPER.createObjectNode();
  }

  // A JSON string is a JavaScript string.
  private static String quote(String text) {
    return Json.MAPPER.writeValueAsString(text);
  }
}
