package dev.souk.cli.chaos.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatusHistoryTest {

  private final Findings findings = new Findings();
  private final StatusHistory history = new StatusHistory("api-1", findings);

  private static JsonNode status(int checkpoint, long behavior, long received) {
    return Json.object(
        """
        {"ledger": {"received": %d},
         "snapshots": {"signals": {"generation": "g1", "checkpoint": %d,
                                   "position": "behavior-0:%d,catalog-0:7"}}}
        """
            .formatted(received, checkpoint, behavior));
  }

  @Test
  void add_positionsThatGrow_areRight() {
    for (int i = 1; i < 9; i++) {
      history.add(status(i / 3, 10L * (i / 3), 10L * (i / 3)));
    }
    assertTrue(findings.none());
  }

  @Test
  void add_aPositionThatShrinks_wentBack() {
    history.add(status(1, 10, 10));
    history.add(status(2, 9, 9));
    assertEquals(1, findings.count(Finding.WENT_BACK));
    assertTrue(
        findings.examples(Finding.WENT_BACK).getFirst().contains("behavior-0:10"),
        findings.examples(Finding.WENT_BACK)::toString);
  }

  @Test
  void add_aSnapshotThatCountsOtherLines_isTorn() {
    for (int i = 0; i < 3; i++) {
      history.add(status(1, 10, 11));
    }
    assertEquals(1, findings.count(Finding.TORN));
  }

  @Test
  void add_aLedgerThatIsOneSnapshotAhead_isNoFinding() {
    history.add(status(1, 10, 10));
    history.add(status(1, 10, 20));
    history.add(status(2, 20, 20));
    assertTrue(findings.none());
  }
}
