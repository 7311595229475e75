package dev.souk.jobs.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.EventKind;
import dev.souk.jobs.source.LogLine;
import dev.souk.log.DeadLetter;
import dev.souk.log.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BehaviorOperatorTest {

  private static final String PURCHASE =
      """
      {"event_id":"e1","event_name":"purchase","event_time":"2026-01-02T12:00:00Z",\
      "user_id":"ann","currency":"USD","items":[\
      {"item_id":"lamp","quantity":2,"price":15,"item_brand":"Lux","item_category":"Light"},\
      {"item_id":"shade"}]}\
      """;

  private OneInputStreamOperatorTestHarness<LogLine, BehaviorEvent> harness;
  private long offset;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new BehaviorOperator());
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void line(String line) throws Exception {
    line(line.getBytes(StandardCharsets.UTF_8));
  }

  private void line(byte[] line) throws Exception {
    harness.processElement(new StreamRecord<>(new LogLine(Topic.BEHAVIOR, 1, offset++, line)));
  }

  private <T> List<T> side(OutputTag<T> tag) {
    @Nullable Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    List<T> values = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  @Test
  void aShoppersEventIsKeyedByTheShopper() throws Exception {
    line(PURCHASE);
    BehaviorEvent event = harness.extractOutputValues().getFirst();
    assertEquals("ann", event.key());
    assertFalse(event.guest());
    assertEquals(EventIds.hash("e1"), event.id());
    assertEquals(EventKind.PURCHASE, event.kind());
    assertEquals(1767355200000L, event.time());
    assertArrayEquals(new String[] {"lamp", "shade"}, event.items());
    assertArrayEquals(new double[] {15, Double.NaN}, event.prices());
    assertArrayEquals(new @Nullable String[] {"Lux", null}, event.brands());
    assertArrayEquals(new @Nullable String[] {"Light", null}, event.categories());
  }

  @Test
  void aGuestsEventIsKeyedByItsId() throws Exception {
    line(PURCHASE.replace("\"user_id\":\"ann\",", ""));
    BehaviorEvent event = harness.extractOutputValues().getFirst();
    assertEquals(" e1", event.key());
    assertTrue(event.guest());
  }

  @Test
  void refusesBadLinesWithReasonAndPositionAndGoesOn() throws Exception {
    line("{\"event_id\":");
    line("[]");
    line("");
    line(new byte[] {'{', (byte) 0xC3, '}'});
    line(PURCHASE.replace("purchase", "teleport"));
    line(PURCHASE.replace("\"event_id\":\"e1\",", ""));
    line(PURCHASE.replace("\"items\"", "\"goods\""));
    line(PURCHASE.replace("2026-01-02T12:00:00Z", "yesterday"));
    line(PURCHASE);
    Map<String, String> reasons = new TreeMap<>();
    for (DeadLetter letter : side(LineOutputs.DEAD_LETTERS)) {
      assertEquals("pipeline", letter.origin());
      assertTrue(letter.detail().contains("(expected: "), letter.detail());
      reasons.put(letter.position(), letter.reason());
    }
    assertEquals(
        Map.of(
            "behavior-1@0", "not-json",
            "behavior-1@1", "not-json",
            "behavior-1@2", "not-json",
            "behavior-1@3", "not-utf8",
            "behavior-1@4", "invalid-event",
            "behavior-1@5", "invalid-event",
            "behavior-1@6", "invalid-event",
            "behavior-1@7", "invalid-event"),
        reasons);
    assertEquals(1, harness.extractOutputValues().size());
  }

  @Test
  void tellsProgressAndCountsBeforeTheBarrierAndOnce() throws Exception {
    line(PURCHASE);
    line("nonsense");
    line(PURCHASE);
    assertTrue(side(LineOutputs.PROGRESS).isEmpty());
    harness.prepareSnapshotPreBarrier(1);
    harness.prepareSnapshotPreBarrier(2);
    assertEquals(List.of(new Progress(Topic.BEHAVIOR, 1, 3)), side(LineOutputs.PROGRESS));
    Map<String, Long> counts = new TreeMap<>();
    side(LineOutputs.LEDGER).forEach(e -> counts.merge(e.column(), e.lines(), Long::sum));
    assertEquals(Map.of("dead:not-json", 1L), counts);
  }
}
