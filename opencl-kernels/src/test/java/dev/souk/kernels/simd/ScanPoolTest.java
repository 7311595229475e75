package dev.souk.kernels.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScanPoolTest {

  @Test
  void helpsWhileTheCallerWorks() {
    CountDownLatch helped = new CountDownLatch(1);
    try (ScanPool pool = new ScanPool(1)) {
      pool.run(() -> await(helped), List.of(helped::countDown)); // ends only with help
    }
    assertEquals(0, helped.getCount());
  }

  @Test
  void doesNotWaitForAThreadThatIsBusyElsewhere() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger mine = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    try (ScanPool pool = new ScanPool(1)) {
      Thread first =
          Thread.ofPlatform()
              .start(() ->
                  pool.run(
                      () -> await(busy),
                      List.of(() -> {
                        busy.countDown();
                        await(release);
                      })));
      await(busy);
      pool.run(mine::incrementAndGet, List.of(others::incrementAndGet));
      assertEquals(1, mine.get());
      release.countDown();
      first.join();
    }
    assertEquals(0, others.get(), "revoked, so it must never run");
  }

  @Test
  void reportsAFailureOfAHelper() {
    IllegalArgumentException failure = new IllegalArgumentException("boom");
    CountDownLatch begun = new CountDownLatch(1);
    try (ScanPool pool = new ScanPool(1)) {
      Runnable failing =
          () -> {
            begun.countDown();
            throw failure;
          };
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class, () -> pool.run(() -> await(begun), List.of(failing)));
      assertSame(failure, thrown.getCause());
    }
  }

  @Test
  void worksWithoutThreads() {
    AtomicInteger mine = new AtomicInteger();
    try (ScanPool pool = new ScanPool(0)) {
      pool.run(mine::incrementAndGet, List.of());
    }
    assertEquals(1, mine.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
