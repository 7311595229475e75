package dev.souk.jobs.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.EventKind;
import dev.souk.jobs.parse.BehaviorEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeferredEventsTest {

  private static DeferredEvents holding(long maxBytes) {
    return new DeferredEvents(
        TypeInformation.of(BehaviorEvent.class).createSerializer(new SerializerConfigImpl()),
        maxBytes);
  }

  private static BehaviorEvent event(String key, long id, String item) {
    return new BehaviorEvent(
        key,
        id,
        EventKind.VIEW_ITEM,
        id,
        0,
        new String[] {item},
        new double[] {1},
        new @Nullable String[] {null},
        new @Nullable String[] {"lights"},
        null,
        0);
  }

  private static Map<String, List<Long>> drained(DeferredEvents deferred) throws Exception {
    Map<String, List<Long>> ids = new LinkedHashMap<>();
    List<String> visits = new ArrayList<>();
    deferred.drain(event -> {
      if (visits.isEmpty() || !visits.getLast().equals(event.key())) {
        visits.add(event.key());
      }
      ids.computeIfAbsent(event.key(), _ -> new ArrayList<>()).add(event.id());
    });
    assertEquals(ids.size(), visits.size(), "each shopper is visited once");
    return ids;
  }

  @Test
  void eventsComeBackByShopperInTheirOrder() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    DeferredEvents deferred = holding(Long.MAX_VALUE);
    for (int round = 0; round < 3; round++) {
      Map<String, List<Long>> expected = new LinkedHashMap<>();
      for (long id = 0; id < 5_000; id++) {
        String key = "s" + random.nextInt(300);
        // Now and then one that is longer than a page.
        String item = "i".repeat(random.nextInt(1000) == 0 ? 400_000 : random.nextInt(300));
        deferred.add(event(key, id, item));
        expected.computeIfAbsent(key, _ -> new ArrayList<>()).add(id);
      }
      assertEquals(expected, drained(deferred), "seed " + seed);
    }
  }

  @Test
  void anEventComesBackWhole() throws Exception {
    DeferredEvents deferred = holding(Long.MAX_VALUE);
    BehaviorEvent event = event("ann", 7, "lamp");
    deferred.add(event);
    deferred.drain(back -> {
      assertEquals(event.key(), back.key());
      assertEquals(event.id(), back.id());
      assertEquals(event.kind(), back.kind());
      assertEquals(event.time(), back.time());
      assertEquals(List.of(event.items()), List.of(back.items()));
      assertEquals(event.prices()[0], back.prices()[0]);
      assertEquals(null, back.brands()[0]);
      assertEquals("lights", back.categories()[0]);
    });
  }

  @Test
  void manyShoppersFillItAsManyEventsDo() throws Exception {
    DeferredEvents deferred = holding(1 << 20);
    int shoppers = 0;
    while (!deferred.isFull()) {
      deferred.add(event("s" + shoppers, shoppers++, "lamp"));
    }
    assertTrue(shoppers > 1_000 && shoppers < 10_000, shoppers + " shoppers in a mebibyte");
    assertEquals(shoppers, drained(deferred).size());
    assertFalse(deferred.isFull());
    assertEquals(Map.of(), drained(deferred));
  }
}
