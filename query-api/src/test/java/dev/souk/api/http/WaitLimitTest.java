package dev.souk.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitLimitTest {

  private static final Duration TARGET = Duration.ofMillis(10);

  private long now = Duration.ofHours(1).toNanos();
  private final WaitLimit limit = new WaitLimit(TARGET, () -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void aBurstMayWait() {
    pass(WaitLimit.STANDING);
    assertFalse(limit.overloaded());
    assertEquals(WaitLimit.BURST.toNanos(), limit.nanos());
  }

  @Test
  void aQueueThatStandsIsCutShortUntilAThreadIsFree() {
    pass(WaitLimit.STANDING.plusNanos(1));
    assertTrue(limit.overloaded());
    assertEquals(TARGET.toNanos(), limit.nanos());

    limit.free();
    assertFalse(limit.overloaded());
    assertEquals(WaitLimit.BURST.toNanos(), limit.nanos());
  }

  @Test
  void slowWorkMayWaitTwiceAsLongAsItTakes() {
    limit.worked(Duration.ofMillis(300).toNanos());
    pass(WaitLimit.STANDING.multipliedBy(2));
    assertEquals(Duration.ofMillis(600).toNanos(), limit.nanos());

    for (int i = 0; i < 1000; i++) {
      limit.worked(Duration.ofMillis(1).toNanos());
    }
    assertEquals(TARGET.toNanos(), limit.nanos(), "what is long ago does not count");
  }

  @Test
  void verySlowWorkOutlastsABurst() {
    limit.worked(Duration.ofSeconds(3).toNanos());
    assertEquals(Duration.ofSeconds(6).toNanos(), limit.nanos());
  }
}
