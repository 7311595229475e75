package dev.souk.benchmarks.freshness;

import dev.souk.log.LogEntry;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.ShopSearch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Events of shoppers who were never seen before. Such an event is visible when the shopper's feed
 * is personal. Probes are accepted on one thread and asked for on another, this one's own.
 */
final class Probes implements AutoCloseable {

  /** Finer than a look for new snapshots; asking takes processor time from what is measured. */
  private static final long PAUSE_MILLIS = 20;

  private final ShopSearch search;
  private final String prefix;
  private final Queue<Probe> accepted = new ConcurrentLinkedQueue<>();
  private final List<Double> millis = new ArrayList<>();
  private final Thread asking;
  private volatile boolean ended;
  private int made;

  private record Probe(String shopper, long acceptedNanos) {}

  /**
   * @param search what is asked
   * @param prefix of the names of shoppers, used once
   */
  Probes(ShopSearch search, String prefix) {
    this.prefix = prefix;
    this.search = search;
    asking = Thread.ofPlatform().daemon().name("probes").start(this::ask);
  }

  /** The next probe's event. */
  LogEntry next(int item) {
    String shopper = "probe" + prefix + made++;
    return new LogEntry(
        shopper,
        ("{\"event_id\":\"%s\",\"event_name\":\"purchase\",\"event_time\":\"%s\",\"user_id\":\"%s\","
                + "\"items\":[{\"item_id\":\"item%d\"}]}")
            .formatted(shopper, Instant.now(), shopper, item));
  }

  /** Notes that the probe of {@code entry} has just been accepted. */
  void accepted(LogEntry entry) {
    accepted.add(new Probe(entry.key(), System.nanoTime()));
  }

  private void ask() {
    Queue<Probe> waiting = new ArrayDeque<>();
    while (!ended || !waiting.isEmpty() || !accepted.isEmpty()) {
      for (Probe probe = accepted.poll(); probe != null; probe = accepted.poll()) {
        waiting.add(probe);
      }
      // The oldest first: if it is not visible yet, most likely none is.
      while (!waiting.isEmpty() && visible(waiting.element().shopper())) {
        long nanos = System.nanoTime() - waiting.remove().acceptedNanos();
        synchronized (millis) {
          millis.add(nanos / 1e6);
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private boolean visible(String shopper) {
    return search.search(feed(shopper)).personal();
  }

  private static SearchRequest feed(String shopper) {
    return new SearchRequest(
        "", shopper, List.of(), "", List.of(), "relevance", 0, 1, List.of(), false, "default");
  }

  /**
   * Waits until all accepted probes are visible.
   *
   * @param seconds to wait at most
   * @return how long each took in milliseconds, from its acceptance to an answer that shows it
   * @throws IllegalStateException if one is not visible by then
   */
  double[] await(long seconds) throws InterruptedException {
    ended = true;
    asking.join(TimeUnit.SECONDS.toMillis(seconds));
    synchronized (millis) {
      if (millis.size() < made) {
        throw new IllegalStateException(
            "probes: %d visible after %d s (expected: all %d)"
                .formatted(millis.size(), seconds, made));
      }
      return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  @Override
  public void close() {
    asking.interrupt();
  }
}
