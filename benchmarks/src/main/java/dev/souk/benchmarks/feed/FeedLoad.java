package dev.souk.benchmarks.feed;

import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.ShopSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for feeds of random shoppers on a fixed number of threads, as a server's search pool does.
 *
 * @param search what is asked
 * @param shop whose shoppers
 * @param threads that search
 * @param seed decides who
 */
record FeedLoad(ShopSearch search, SyntheticShop shop, int threads, long seed) {

  /**
   * As many as are answered: each thread asks again when it was answered.
   *
   * @return how many in so many seconds
   */
  long saturate(double seconds) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    AtomicLong answered = new AtomicLong();
    List<Callable<Void>> workers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      SplittableRandom random = new SplittableRandom(seed + t);
      workers.add(() -> {
        while (System.nanoTime() < end) {
          ask(random.nextInt(shop.shoppers()));
          answered.incrementAndGet();
        }
        return null;
      });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Void> worker : pool.invokeAll(workers)) {
        worker.get();
      }
    }
    return answered.get();
  }

  /**
   * At a steady rate, whatever becomes of the answers (open loop).
   *
   * @return milliseconds from when each was due to its answer, so that waiting for earlier ones
   *     counts
   */
  double[] steady(double perSecond, double seconds)
      throws InterruptedException, ExecutionException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Future<Double>> asked = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      long begin = System.nanoTime();
      for (int i = 0; i < perSecond * seconds; i++) {
        long due = begin + (long) (i * 1e9 / perSecond);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        int shopper = random.nextInt(shop.shoppers());
        asked.add(
            pool.submit(() -> {
              ask(shopper);
              return (System.nanoTime() - due) / 1e6;
            }));
      }
      double[] millis = new double[asked.size()];
      for (int i = 0; i < millis.length; i++) {
        millis[i] = asked.get(i).get();
      }
      return millis;
    }
  }

  private void ask(int shopper) {
    int hits = search.search(SearchRequest.feed(SyntheticShop.shopperId(shopper))).hits().size();
    if (hits != 20) {
      throw new IllegalStateException(
          "hits of shopper " + shopper + ": " + hits + " (expected: 20)");
    }
  }
}
