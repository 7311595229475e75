package dev.souk.jobs.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.souk.domain.EventKind;
import dev.souk.jobs.parse.BehaviorEvent;
import dev.souk.jobs.parse.EventIds;
import dev.souk.jobs.parse.ItemEvent;
import dev.souk.jobs.parse.LineOutputs;
import dev.souk.jobs.parse.ShopperEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributesBuilder;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicatesOperatorTest {

  private static final DuplicateOptions WINDOW = new DuplicateOptions(Duration.ofHours(1));
  private static final long NOON = 1767355200000L;

  private OneInputStreamOperatorTestHarness<BehaviorEvent, ShopperEvent> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness(false);
    harness.open();
  }

  private static OneInputStreamOperatorTestHarness<BehaviorEvent, ShopperEvent> harness(
      boolean bounded) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new DuplicatesOperator(WINDOW, bounded), BehaviorEvent::key, Types.STRING);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void event(String key, String id, EventKind kind, long time, String... items)
      throws Exception {
    double[] prices = new double[items.length];
    @Nullable String[] brands = new String[items.length];
    if (items.length > 0) {
      prices[0] = 15;
      brands[0] = "Lux";
    }
    harness.processElement(
        new StreamRecord<>(
            new BehaviorEvent(
                key,
                EventIds.hash(id),
                kind,
                time,
                0,
                items,
                prices,
                brands,
                new String[items.length],
                null,
                0)));
  }

  private <T> List<T> side(OutputTag<T> tag) {
    @Nullable Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    List<T> values = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  private Map<String, Long> counts() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    Map<String, Long> counts = new TreeMap<>();
    side(LineOutputs.LEDGER).forEach(e -> counts.merge(e.column(), e.lines(), Long::sum));
    return counts;
  }

  @Test
  void anEventBecomesOneRecordForEachItem() throws Exception {
    event("ann", "e1", EventKind.PURCHASE, NOON, "lamp", "shade");
    assertEquals(
        List.of(
            new ShopperEvent("ann", EventKind.PURCHASE, NOON, true, "lamp", 15, "Lux", null),
            new ShopperEvent("ann", EventKind.PURCHASE, NOON, false, "shade", 0, null, null)),
        harness.extractOutputValues());
    assertEquals(
        List.of(
            new ItemEvent("lamp", EventKind.PURCHASE, 20455, 0),
            new ItemEvent("shade", EventKind.PURCHASE, 20455, 0)),
        side(DuplicatesOperator.ITEMS));
  }

  @Test
  void impressionsAreEventsWithoutItemsToAShopper() throws Exception {
    event("ann", "e1", EventKind.VIEW_ITEM_LIST, NOON, "lamp", "shade");
    assertEquals(1, harness.extractOutputValues().size());
    assertNull(harness.extractOutputValues().getFirst().itemId());
    assertEquals(2, side(DuplicatesOperator.ITEMS).size());
  }

  @Test
  void repeatsAreCountedAndGoNoFurther() throws Exception {
    for (int i = 0; i < 2; i++) {
      event("ann", "e1", EventKind.VIEW_ITEM, NOON, "lamp");
      event("bob", "e1", EventKind.VIEW_ITEM, NOON, "lamp");
      event(" e1", "e1", EventKind.VIEW_ITEM, NOON, "lamp");
    }
    assertEquals(2, harness.extractOutputValues().size());
    assertEquals(3, side(DuplicatesOperator.ITEMS).size());
    assertEquals(Map.of("accepted", 2L, "guests", 1L, "duplicates", 3L), counts());
  }

  @Test
  void whatIsOlderThanTheWindowCountsAndIsCalledLate() throws Exception {
    event("ann", "e1", EventKind.VIEW_ITEM, NOON, "lamp");
    event("ann", "e2", EventKind.VIEW_ITEM, NOON - WINDOW.window().toMillis() - 1, "lamp");
    assertEquals(2, harness.extractOutputValues().size());
    assertEquals(Map.of("accepted", 2L, "late", 1L), counts());
  }

  @Test
  void idsSurviveARestart() throws Exception {
    event("ann", "e1", EventKind.VIEW_ITEM, NOON, "lamp");
    event(" e2", "e2", EventKind.VIEW_ITEM, NOON, "lamp");
    harness.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    harness = harness(false);
    harness.initializeState(state);
    harness.open();
    event("ann", "e1", EventKind.VIEW_ITEM, NOON, "lamp");
    event(" e2", "e2", EventKind.VIEW_ITEM, NOON, "lamp");
    assertTrue(harness.extractOutputValues().isEmpty());
    assertEquals(Map.of("duplicates", 2L), counts());
  }

  @Test
  void aGuestsIdIsForgottenWhenTheWindowIsOverByTheClock() throws Exception {
    harness.setStateTtlProcessingTime(0);
    event(" e2", "e2", EventKind.VIEW_ITEM, NOON, "lamp");
    harness.prepareSnapshotPreBarrier(1);
    harness.setStateTtlProcessingTime(WINDOW.window().toMillis() - 1);
    event(" e2", "e2", EventKind.VIEW_ITEM, NOON, "lamp");
    harness.setStateTtlProcessingTime(WINDOW.window().toMillis() + 1);
    event(" e2", "e2", EventKind.VIEW_ITEM, NOON, "lamp");
    assertEquals(Map.of("guests", 2L, "duplicates", 1L), counts());
  }

  private void backlog(boolean backlog) throws Exception {
    harness
        .getOneInputOperator()
        .processRecordAttributes(
            new RecordAttributesBuilder(List.of()).setBacklog(backlog).build());
  }

  private List<String> shoppers() {
    return harness.extractOutputValues().stream().map(ShopperEvent::shopper).toList();
  }

  private void someEventsOfTwo() throws Exception {
    event("ann", "e1", EventKind.VIEW_ITEM, NOON, "lamp");
    event("bob", "e2", EventKind.VIEW_ITEM, NOON, "lamp");
    event("ann", "e3", EventKind.VIEW_ITEM, NOON, "lamp");
    event("ann", "e1", EventKind.VIEW_ITEM, NOON, "lamp");
    event(" e4", "e4", EventKind.VIEW_ITEM, NOON, "lamp");
  }

  @Test
  void eventsOfABacklogWaitForTheBarrier() throws Exception {
    backlog(true);
    someEventsOfTwo();
    assertEquals(List.of(), shoppers());
    assertEquals(1, side(DuplicatesOperator.ITEMS).size(), "a guest has no state to wait for");
    assertEquals(Map.of("accepted", 3L, "guests", 1L, "duplicates", 1L), counts());
    assertEquals(2, Collections.frequency(shoppers(), "ann"));
    assertEquals(1, Collections.frequency(shoppers(), "bob"));
    assertEquals(
        shoppers().lastIndexOf("ann"), shoppers().indexOf("ann") + 1, "those of one together");
    assertEquals(4, side(DuplicatesOperator.ITEMS).size());
  }

  @Test
  void whatWaitsGoesOnBeforeTheFirstEventAfterTheBacklog() throws Exception {
    backlog(true);
    someEventsOfTwo();
    backlog(false);
    assertEquals(3, shoppers().size());
    event("cat", "e5", EventKind.VIEW_ITEM, NOON, "lamp");
    assertEquals("cat", shoppers().getLast());
  }

  @Test
  void ofABoundedInputAllWaitsForABarrierOrTheEnd() throws Exception {
    harness.close();
    harness = harness(true);
    harness.open();
    someEventsOfTwo();
    assertEquals(List.of(), shoppers());
    ((DuplicatesOperator) harness.getOneInputOperator()).endInput();
    assertEquals(3, shoppers().size());
  }

  @Test
  void whatIsPutAsideIsNeverMoreThanAPartOfTheHeap() throws Exception {
    backlog(true);
    String big = "x".repeat(1 << 20);
    long events = Runtime.getRuntime().maxMemory() / big.length() / 4;
    for (int i = 0; i < events; i++) {
      event("ann", "e" + i, EventKind.VIEW_ITEM, NOON, big);
      if (!harness.getOutput().isEmpty()) {
        return;
      }
    }
    fail(events + " MiB are put aside");
  }
}
