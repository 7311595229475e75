package dev.souk.cli.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a constant rate, each on a virtual thread of its own, whether earlier ones were
 * answered or not (open loop). Latency counts from the moment a request was due, so time that it
 * waited behind slow ones is not left out. Starts when it is made; thread-safe.
 */
public final class LoadDriver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<URI> requests;
  private final double rate;
  private final HttpClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Long, Outcomes> seconds = new ConcurrentSkipListMap<>();
  private final List<Phase> phases = new ArrayList<>();
  private final Thread pace;
  private volatile Phase phase;
  private volatile boolean stopped;

  private record Phase(String name, Outcomes outcomes) {}

  /**
   * Begins to send.
   *
   * @param requests what to get, over and over
   * @param rate requests per second, above 0
   * @param name of the first phase
   */
  public LoadDriver(List<URI> requests, double rate, String name) {
    if (!(rate > 0 && rate <= 1e5)) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: above 0, at most 100000)");
    }
    this.requests = List.copyOf(requests);
    this.rate = rate;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    this.phase = new Phase(name, new Outcomes());
    phases.add(phase);
    this.pace = Thread.ofPlatform().name("load").start(this::run);
  }

  /** Counts what is due from now on under another name. */
  public synchronized void phase(String name) {
    phase = new Phase(name, new Outcomes());
    phases.add(phase);
  }

  private void run() {
    long begun = System.nanoTime();
    for (long i = 0; !stopped; i++) {
      long due = begun + (long) (i * 1e9 / rate);
      long early = due - System.nanoTime();
      while (early > 0 && !stopped) {
        LockSupport.parkNanos(early);
        early = due - System.nanoTime();
      }
      URI uri = requests.get((int) (i % requests.size()));
      Outcomes second = seconds.computeIfAbsent((due - begun) / 1_000_000_000, _ -> new Outcomes());
      Outcomes current = phase.outcomes();
      Future<?> _ = threads.submit(() -> send(uri, due, second, current));
    }
  }

  private void send(URI uri, long due, Outcomes second, Outcomes current) {
    try {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() == 200) {
        long nanos = System.nanoTime() - due;
        second.answered(nanos);
        current.answered(nanos);
        return;
      }
      failed(uri, "status " + response.statusCode(), second, current);
    } catch (IOException e) {
      failed(uri, e.toString(), second, current);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed(uri, "interrupted", second, current);
    }
  }

  private static void failed(URI uri, String why, Outcomes second, Outcomes current) {
    second.failed(uri + ": " + why);
    current.failed(uri + ": " + why);
  }

  /** Stops sending, waits for the last answers and says what was found. */
  public LoadReport stop() throws InterruptedException {
    stopped = true;
    pace.join();
    threads.shutdown();
    boolean _ = threads.awaitTermination(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
    return report();
  }

  /** What was found so far. */
  public synchronized LoadReport report() {
    Outcomes total = new Outcomes();
    List<LoadReport.Span> named = new ArrayList<>();
    for (Phase part : phases) {
      named.add(part.outcomes().span(part.name()));
      part.outcomes().addTo(total);
    }
    List<LoadReport.Span> each = new ArrayList<>();
    seconds.forEach((second, outcomes) -> each.add(outcomes.span(String.valueOf(second))));
    return new LoadReport(rate, total.span("total"), named, each, total.failures());
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    pace.join();
    threads.shutdownNow();
    client.shutdownNow();
  }
}
