package dev.souk.retrieval.taste;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.EventKind;
import dev.souk.domain.Touch;
import dev.souk.retrieval.SearchRequest.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TouchesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static Touch bought(String item, Duration ago) {
    return new Touch(item, EventKind.PURCHASE, 1, 0, 0, 1, NOW.minus(ago));
  }

  private static Touches.Sum sum(Touches touches, String item) {
    return Objects.requireNonNull(touches.byItem().get(item), item);
  }

  private static float strength(Touches touches, String item) {
    return sum(touches, item).strength();
  }

  @Test
  void age_countsTheVisitsSince() {
    Touches touches =
        Touches.of(
            List.of(
                bought("old", Duration.ofDays(60)),
                bought("new", Duration.ZERO),
                bought("with-new", Duration.ofSeconds(0)),
                bought("between", Duration.ofDays(3))),
            List.of());
    assertEquals(0, sum(touches, "new").age());
    assertEquals(0, sum(touches, "with-new").age());
    assertEquals(1, sum(touches, "between").age());
    assertEquals(2, sum(touches, "old").age());
    assertEquals(1, strength(touches, "old"), "how it fades is the models' affair");
  }

  @Test
  void age_ofTouchesOfOneTime_isTheSame() {
    Touches touches =
        Touches.of(
            List.of(bought("a", Duration.ofDays(90)), bought("b", Duration.ofDays(90))), List.of());
    assertEquals(0, sum(touches, "a").age());
    assertEquals(0, sum(touches, "b").age());
  }

  @Test
  void age_ofAnOldItemInTheVisit_isFreshAgain() {
    Touches touches =
        Touches.of(
            List.of(bought("new", Duration.ZERO), bought("old", Duration.ofDays(60))),
            List.of(
                new Visit("other", EventKind.VIEW_ITEM), new Visit("old", EventKind.VIEW_ITEM)));
    assertEquals(0, sum(touches, "old").age());
    assertEquals(1, sum(touches, "other").age());
    assertEquals(2, sum(touches, "new").age());
    assertTrue(sum(touches, "old").owned());
  }
}
