package dev.souk.jobs.signals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.domain.EventKind;
import dev.souk.domain.ItemSignals;
import dev.souk.jobs.parse.ItemEvent;
import dev.souk.view.schema.SignalsSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignalStateTest {

  private static final SignalOptions OPTIONS = new SignalOptions(10, 5);

  private static SignalState of(List<ItemEvent> events) {
    SignalState state = new SignalState();
    events.forEach(state::add);
    return state;
  }

  private static ItemEvent event(EventKind kind, int day) {
    return new ItemEvent("lamp", kind, day, 0);
  }

  @Test
  void countsByKind() {
    SignalState state =
        of(
            List.of(
                event(EventKind.VIEW_ITEM_LIST, 1),
                event(EventKind.VIEW_SEARCH_RESULTS, 1),
                event(EventKind.VIEW_ITEM, 1),
                event(EventKind.SELECT_ITEM, 1),
                event(EventKind.ADD_TO_CART, 1),
                event(EventKind.REMOVE_FROM_CART, 1),
                event(EventKind.ADD_TO_WISHLIST, 1),
                event(EventKind.PURCHASE, 1),
                event(EventKind.REFUND, 1),
                new ItemEvent("lamp", EventKind.REVIEW, 1, 4),
                new ItemEvent("lamp", EventKind.REVIEW, 1, 5)));
    ItemSignals signals = state.signals("lamp", OPTIONS);
    assertEquals(2, signals.impressions());
    assertEquals(2, signals.views());
    assertEquals(2, signals.carts());
    assertEquals(1, signals.purchases());
    assertEquals(1, signals.refunds());
    assertEquals(4.5, signals.meanRating());
    // 1 + 1 + 3 - 2 + 3 + 5 - 5 + 2 + 2 = 10, on day 1.
    assertEquals(0.1 + Math.log(10) / Math.log(2), signals.popularity(), 1e-12);
  }

  @Test
  void popularityDoublesForEveryHalfLife() {
    ItemSignals early = of(List.of(event(EventKind.VIEW_ITEM, 100))).signals("lamp", OPTIONS);
    ItemSignals late = of(List.of(event(EventKind.VIEW_ITEM, 110))).signals("lamp", OPTIONS);
    assertEquals(1, late.popularity() - early.popularity(), 1e-12);
    assertEquals(1, late.trend() - early.trend(), 1e-12);
  }

  @Test
  void nothingIsInfinitelyUnpopularAlsoInJson() {
    ItemSignals nothing = new SignalState().signals("lamp", OPTIONS);
    assertEquals(Double.NEGATIVE_INFINITY, nothing.popularity());
    assertEquals(0, nothing.trend());
    assertEquals(nothing, SignalsSchema.read(SignalsSchema.source(nothing)));
  }

  @Test
  void orderIsNoMatterToTheLastBit() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    EventKind[] kinds = EventKind.values();
    List<ItemEvent> events = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      events.add(event(kinds[random.nextInt(kinds.length)], 20_000 + random.nextInt(400)));
    }
    SignalState one = of(events);
    Collections.shuffle(events, random);
    SignalState other = new SignalState();
    for (ItemEvent event : events) {
      other.add(event);
      if (random.nextInt(10) == 0) {
        other = SignalState.CODEC.decode(SignalState.CODEC.encode(other));
      }
    }
    assertArrayEquals(
        SignalState.CODEC.encode(one), SignalState.CODEC.encode(other), "seed " + seed);
    assertEquals(one.signals("lamp", OPTIONS), other.signals("lamp", OPTIONS), "seed " + seed);
  }
}
