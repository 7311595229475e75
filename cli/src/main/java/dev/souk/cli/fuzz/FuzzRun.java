package dev.souk.cli.fuzz;

import dev.souk.cli.fuzz.FuzzReport.Failure;
import dev.souk.cli.fuzz.FuzzReport.Slow;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Sends requests on some connections and judges every answer. One that takes longer than the limit
 * is asked again, {@value #AGAIN} times: if most of them are late too, the request hangs; otherwise
 * it was the machine that had other things to do.
 */
public final class FuzzRun {

  private static final int AGAIN = 5;
  private static final int MOST_FAILURES = 50;
  private static final long SETTLED = 2_000;

  private final URI url;
  private final FuzzRequests requests;
  private final double limitMillis;
  private final LongSupplier heap;
  private final AtomicLong next = new AtomicLong();
  private final Map<String, Long> kinds = new TreeMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<Slow> hangs = new ArrayList<>();
  private Slow slowest = new Slow(-1, "", 0);
  private long wrong;
  private long late;
  private long heapBefore = -1;

  /**
   * @param limitMillis what is slower hangs
   * @param heap bytes of the server's heap that are in use, -1 if unknown
   */
  public FuzzRun(URI url, FuzzRequests requests, double limitMillis, LongSupplier heap) {
    this.url = url;
    this.requests = requests;
    this.limitMillis = limitMillis;
    this.heap = heap;
  }

  /**
   * Sends requests 0 to {@code count}, once.
   *
   * @param progress is told how many were answered, now and then, by any thread
   * @throws IOException if the server cannot be reached
   */
  public FuzzReport run(long count, int connections, LongConsumer progress)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (ExecutorService executor = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        workers.add(executor.submit(() -> work(count, progress)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("The run ended early", e.getCause());
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    synchronized (this) {
      return new FuzzReport(
          requests.seed(),
          count,
          seconds,
          kinds,
          wrong,
          failures,
          late,
          hangs,
          slowest,
          heapBefore,
          heap.getAsLong());
    }
  }

  private void work(long count, LongConsumer progress) {
    try (RawClient client = new RawClient(url)) {
      for (long number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
        one(client, number);
        if (number == Math.min(SETTLED, count / 2)) {
          long bytes = heap.getAsLong();
          synchronized (this) {
            heapBefore = bytes;
          }
        }
        if (number % 1000 == 0) {
          progress.accept(number);
        }
      }
    }
  }

  private void one(RawClient client, long number) {
    String target = requests.target(number);
    try {
      RawClient.Answer answer = client.get(target);
      Judgement judgement = Judgement.of(answer);
      double millis = answer.nanos() / 1e6;
      boolean over = millis > limitMillis;
      double again = over ? usual(client, target) : millis;
      note(number, target, judgement, over, again);
    } catch (IOException e) {
      note(number, target, new Judgement("no answer", "no answer: " + e), false, 0);
    }
  }

  /** How long a request takes, most of the time. */
  private static double usual(RawClient client, String target) throws IOException {
    double[] millis = new double[AGAIN];
    for (int i = 0; i < AGAIN; i++) {
      millis[i] = client.get(target).nanos() / 1e6;
    }
    Arrays.sort(millis);
    return millis[AGAIN / 2];
  }

  private synchronized void note(
      long number, String target, Judgement judgement, boolean over, double millis) {
    kinds.merge(judgement.kind(), 1L, Long::sum);
    if (!judgement.wrong().isEmpty()) {
      wrong++;
      if (failures.size() < MOST_FAILURES) {
        failures.add(new Failure(number, target, judgement.wrong()));
      }
    }
    Slow slow = new Slow(number, target, millis);
    if (millis > slowest.millis()) {
      slowest = slow;
    }
    if (millis > limitMillis) {
      if (hangs.size() < MOST_FAILURES) {
        hangs.add(slow);
      }
    } else if (over) {
      late++;
    }
  }
}
