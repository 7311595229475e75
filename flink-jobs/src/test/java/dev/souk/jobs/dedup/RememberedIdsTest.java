package dev.souk.jobs.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RememberedIdsTest {

  private static final long WINDOW = 1_000;

  private RememberedIds ids = new RememberedIds();

  private Verdict offer(long id, long time) {
    return ids.offer(id, time, WINDOW);
  }

  @Test
  void anIdCountsOnceWithinTheWindow() {
    assertEquals(Verdict.NEW, offer(1, 5_000));
    assertEquals(Verdict.DUPLICATE, offer(1, 5_000));
    assertEquals(Verdict.NEW, offer(2, 4_000));
    assertEquals(Verdict.DUPLICATE, offer(2, 4_000));
    assertEquals(Verdict.LATE, offer(3, 3_999));
    assertEquals(Verdict.LATE, offer(3, 3_999));
  }

  @Test
  void theWindowMovesWithTheNewestEvent() {
    assertEquals(Verdict.NEW, offer(1, 5_000));
    assertEquals(Verdict.NEW, offer(2, 6_000));
    assertEquals(Verdict.DUPLICATE, offer(1, 5_000));
    assertEquals(Verdict.NEW, offer(3, 6_001));
    assertEquals(Verdict.LATE, offer(1, 5_000));
    assertEquals(Verdict.NEW, offer(1, 6_000));
  }

  @Test
  void whatIsAnsweredDoesNotDependOnWhenStateIsWritten() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    RememberedIdsCodec codec = new RememberedIdsCodec(WINDOW);
    Map<Long, Long> plain = new HashMap<>();
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < 20_000; i++) {
      long time = i + random.nextInt(1_200);
      long id = random.nextInt(4) == 0 ? i - random.nextInt(1_500) : i;
      long bound = newest == Long.MIN_VALUE ? Long.MIN_VALUE : newest - WINDOW;
      plain.values().removeIf(t -> t < bound);
      Verdict expected =
          time < bound ? Verdict.LATE : plain.containsKey(id) ? Verdict.DUPLICATE : Verdict.NEW;
      if (expected == Verdict.NEW) {
        plain.put(id, time);
        newest = Math.max(newest, time);
      }
      assertEquals(expected, offer(id, time), "seed " + seed + ", event " + i);
      if (random.nextInt(50) == 0) {
        ids = codec.decode(codec.encode(ids));
      }
    }
  }

  @Test
  void ofTooManyTheOldestAreForgottenAndWhatIsOfTheirAgeIsLate() {
    for (int i = 0; i <= RememberedIds.MAX; i++) {
      assertEquals(Verdict.NEW, ids.offer(i, i, Long.MAX_VALUE / 2));
    }
    assertTrue(ids.size() <= RememberedIds.MAX);
    assertEquals(Verdict.LATE, ids.offer(0, 0, Long.MAX_VALUE / 2));
    assertEquals(
        Verdict.DUPLICATE, ids.offer(RememberedIds.MAX, RememberedIds.MAX, Long.MAX_VALUE / 2));
  }

  @Test
  void thousandsOfOneTimeStayBounded() {
    for (int i = 0; i < 3 * RememberedIds.MAX; i++) {
      ids.offer(i, 7, WINDOW);
      assertTrue(ids.size() <= RememberedIds.MAX);
    }
  }
}
