package dev.souk.jobs.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.EventKind;
import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.jobs.profiles.ProfileOptions;
import dev.souk.jobs.profiles.ProfilesOperator;
import dev.souk.jobs.sink.ViewDocument;
import dev.souk.view.schema.IndicatorsSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Both operators in a row, as the job has them, with barriers and restarts in between. */
class IndicatorsOperatorTest {

  private static final ProfileOptions PROFILES = new ProfileOptions(Duration.ofDays(90), 100);

  /** The two operators, and the documents that came out of them. */
  private static final class Chain {
    private OneInputStreamOperatorTestHarness<ShopperEvent, ViewDocument> profiles = profiles(null);
    private OneInputStreamOperatorTestHarness<IndicatorChange, ViewDocument> rows = rows(null);
    private final Map<String, String> documents = new TreeMap<>();
    private int told;
    private int checkpoint;

    Chain() throws Exception {}

    private static OneInputStreamOperatorTestHarness<ShopperEvent, ViewDocument> profiles(
        @Nullable OperatorSubtaskState state) throws Exception {
      return opened(
          new KeyedOneInputStreamOperatorTestHarness<>(
              new ProfilesOperator(PROFILES), ShopperEvent::shopper, Types.STRING),
          state);
    }

    private static OneInputStreamOperatorTestHarness<IndicatorChange, ViewDocument> rows(
        @Nullable OperatorSubtaskState state) throws Exception {
      return opened(
          new KeyedOneInputStreamOperatorTestHarness<>(
              new IndicatorsOperator(), IndicatorChange::itemId, Types.STRING),
          state);
    }

    private static <T> OneInputStreamOperatorTestHarness<T, ViewDocument> opened(
        OneInputStreamOperatorTestHarness<T, ViewDocument> harness,
        @Nullable OperatorSubtaskState state)
        throws Exception {
      if (state != null) {
        harness.initializeState(state);
      }
      harness.open();
      return harness;
    }

    void barrier(boolean restart) throws Exception {
      checkpoint++;
      profiles.prepareSnapshotPreBarrier(checkpoint);
      Queue<StreamRecord<IndicatorChange>> changes =
          profiles.getSideOutput(ProfilesOperator.PURCHASES);
      if (changes != null) {
        List<StreamRecord<IndicatorChange>> all = new ArrayList<>(changes);
        for (StreamRecord<IndicatorChange> change : all.subList(told, all.size())) {
          rows.processElement(change);
        }
        told = all.size();
      }
      rows.prepareSnapshotPreBarrier(checkpoint);
      for (ViewDocument document : rows.extractOutputValues()) {
        documents.put(
            document.key(),
            new String(Objects.requireNonNull(document.source()), StandardCharsets.UTF_8));
      }
      if (restart) {
        OperatorSubtaskState ofProfiles = profiles.snapshot(checkpoint, checkpoint);
        OperatorSubtaskState ofRows = rows.snapshot(checkpoint, checkpoint);
        profiles.close();
        rows.close();
        profiles = profiles(ofProfiles);
        rows = rows(ofRows);
        told = 0;
      }
    }

    void close() throws Exception {
      profiles.close();
      rows.close();
    }
  }

  private static List<ShopperEvent> events(Random random) {
    EventKind[] kinds = {
      EventKind.PURCHASE, EventKind.PURCHASE, EventKind.REFUND, EventKind.VIEW_ITEM
    };
    List<ShopperEvent> events = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      events.add(
          new ShopperEvent(
              "s" + random.nextInt(40),
              kinds[random.nextInt(kinds.length)],
              random.nextLong(Duration.ofDays(400).toMillis()) / 600_000 * 600_000,
              true,
              "item" + random.nextInt(60),
              1,
              null,
              null));
    }
    return events;
  }

  private static Map<String, String> run(List<ShopperEvent> events, Random random, int every)
      throws Exception {
    Chain chain = new Chain();
    for (ShopperEvent event : events) {
      chain.profiles.processElement(new StreamRecord<>(event));
      if (random.nextInt(every) == 0) {
        chain.barrier(random.nextInt(4) == 0);
      }
    }
    chain.barrier(false);
    chain.close();
    return chain.documents;
  }

  @Test
  void neitherOrderNorBarriersNorRestartsChangeADocument() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<ShopperEvent> events = events(random);
    Map<String, String> atOnce = run(events, random, Integer.MAX_VALUE);
    assertEquals(61, atOnce.size());
    assertTrue(
        atOnce.values().stream()
            .anyMatch(json ->
                !IndicatorsSchema.read(json.getBytes(StandardCharsets.UTF_8))
                    .companions()
                    .isEmpty()));
    for (int every : new int[] {20, 300}) {
      Collections.shuffle(events, random);
      assertEquals(atOnce, run(events, random, every), "seed " + seed);
    }
  }

  @Test
  void whatWasReturnedIsNoCompanion_andAllBuyersAreCounted() throws Exception {
    Chain chain = new Chain();
    for (String shopper : new String[] {"ann", "bob"}) {
      for (String item : new String[] {"lamp", "bulb", "mug"}) {
        chain.profiles.processElement(
            new StreamRecord<>(
                new ShopperEvent(shopper, EventKind.PURCHASE, 0, true, item, 1, null, null)));
      }
    }
    chain.barrier(true);
    assertTrue(chain.documents.getOrDefault("lamp", "").contains("\"mug\""));
    chain.profiles.processElement(
        new StreamRecord<>(
            new ShopperEvent("bob", EventKind.REFUND, 1, true, "mug", 1, null, null)));
    chain.barrier(false);
    assertTrue(!chain.documents.getOrDefault("lamp", "").contains("\"mug\""));
    assertTrue(chain.documents.getOrDefault("lamp", "").contains("\"bulb\""));
    assertEquals(
        5,
        IndicatorsSchema.read(
                chain
                    .documents
                    .getOrDefault(IndicatorsSchema.ALL, "")
                    .getBytes(StandardCharsets.UTF_8))
            .shoppers());
    chain.close();
  }
}
