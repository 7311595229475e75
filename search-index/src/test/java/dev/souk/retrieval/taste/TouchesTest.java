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
  void strength_ofThisVisit_exceedsThatOfAnOldOne() {
    Touches touches = new Touches();
    touches.addProfile(List.of(bought("new", Duration.ZERO), bought("old", Duration.ofDays(60))));
    assertEquals(1, strength(touches, "new"));
    assertEquals(0.25, strength(touches, "old"), 1e-6);
  }

  @Test
  void strength_ofTouchesOfOneTime_isWhole() {
    Touches touches = new Touches();
    touches.addProfile(List.of(bought("a", Duration.ofDays(90)), bought("b", Duration.ofDays(90))));
    assertEquals(1, strength(touches, "a"));
    assertEquals(1, strength(touches, "b"));
  }

  @Test
  void strength_ofAnOldItemInTheVisit_isFreshAgain() {
    Touches touches = new Touches();
    touches.addProfile(List.of(bought("new", Duration.ZERO), bought("old", Duration.ofDays(60))));
    touches.addVisits(List.of(new Visit("old", EventKind.VIEW_ITEM)));
    assertEquals(1, strength(touches, "old"));
    assertTrue(sum(touches, "old").owned());
  }
}
