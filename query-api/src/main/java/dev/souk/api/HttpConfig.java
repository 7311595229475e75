package dev.souk.api;

import dev.souk.domain.InvalidInputException;
import java.time.Duration;

/**
 * How the server listens and what it takes.
 *
 * @param host address to bind, such as {@code 127.0.0.1}, or {@code 0.0.0.0} for all
 * @param port 0 to 65535; 0 lets the system choose
 * @param searchThreads platform threads that search, 1 to 1024
 * @param searchQueue searches that may wait, 1 to 100,000; more are answered 429
 * @param searchWait how long one may wait for its turn while more is asked than can be answered, 1
 *     ms to 10 min; in a burst it may wait a second. More are answered 429
 * @param searchTimeout how long a search may wait and run, 1 ms to 10 min
 * @param writes requests that may write to a log at once, 1 to 10,000; more are answered 429
 * @param requests requests at once in all, 1 to 1,000,000; more are answered 429
 * @param bodyLimit most bytes of a JSON body, 1 KiB to 1 GiB
 * @param batchLimit most bytes of an NDJSON body, 1 KiB to 1 GiB
 * @param grace how long requests in progress may take when the server closes, 0 to 10 min
 */
public record HttpConfig(
    String host,
    int port,
    int searchThreads,
    int searchQueue,
    Duration searchWait,
    Duration searchTimeout,
    int writes,
    int requests,
    int bodyLimit,
    int batchLimit,
    Duration grace) {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * @throws InvalidInputException if a value is out of its range
   */
  public HttpConfig {
    if (host.isBlank()) {
      throw new InvalidInputException("host", "''", "an address to bind, such as 127.0.0.1");
    }
    range("port", port, 0, 65_535);
    range("search_threads", searchThreads, 1, 1024);
    range("search_queue", searchQueue, 1, 100_000);
    range("writes", writes, 1, 10_000);
    range("requests", requests, 1, 1_000_000);
    range("body_limit", bodyLimit, 1 << 10, 1 << 30);
    range("batch_limit", batchLimit, 1 << 10, 1 << 30);
    span("search_wait", searchWait);
    span("search_timeout", searchTimeout);
    if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
      throw new InvalidInputException("grace", grace, "0 to 10 min");
    }
  }

  /** All defaults: port 8080 on this machine only, as many search threads as cores. */
  public static HttpConfig defaults() {
    return new HttpConfig(
        "127.0.0.1",
        8080,
        Runtime.getRuntime().availableProcessors(),
        128,
        Duration.ofMillis(10),
        Duration.ofSeconds(10),
        32,
        1024,
        1 << 20,
        8 << 20,
        Duration.ofSeconds(10));
  }

  /** The same at another address. */
  public HttpConfig at(String newHost, int newPort) {
    return new HttpConfig(
        newHost,
        newPort,
        searchThreads,
        searchQueue,
        searchWait,
        searchTimeout,
        writes,
        requests,
        bodyLimit,
        batchLimit,
        grace);
  }

  /** The same with another pool for searches. */
  public HttpConfig searching(int threads, int queue, Duration timeout) {
    return new HttpConfig(
        host,
        port,
        threads,
        queue,
        searchWait,
        timeout,
        writes,
        requests,
        bodyLimit,
        batchLimit,
        grace);
  }

  /** The same with another bound of the wait for a turn. */
  public HttpConfig waiting(Duration wait) {
    return new HttpConfig(
        host,
        port,
        searchThreads,
        searchQueue,
        wait,
        searchTimeout,
        writes,
        requests,
        bodyLimit,
        batchLimit,
        grace);
  }

  /** The same with other limits for bodies, in bytes. */
  public HttpConfig limited(int body, int batch) {
    return new HttpConfig(
        host,
        port,
        searchThreads,
        searchQueue,
        searchWait,
        searchTimeout,
        writes,
        requests,
        body,
        batch,
        grace);
  }

  private static void span(String field, Duration value) {
    if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
      throw new InvalidInputException(field, value, "1 ms to 10 min");
    }
  }

  private static void range(String field, int value, int min, int max) {
    if (value < min || value > max) {
      throw new InvalidInputException(field, value, min + " to " + max);
    }
  }
}
