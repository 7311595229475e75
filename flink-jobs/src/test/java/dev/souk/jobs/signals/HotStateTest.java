package dev.souk.jobs.signals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.souk.domain.Availability;
import dev.souk.domain.EventKind;
import dev.souk.domain.ItemSignals;
import dev.souk.domain.Money;
import dev.souk.domain.Offer;
import dev.souk.jobs.parse.ItemEvent;
import dev.souk.view.schema.SignalsSchema;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HotStateTest {

  private static final Offer OFFER =
      new Offer(Money.parse("price", "12.00 USD"), null, Availability.PREORDER);

  private static HotState throughBytes(HotState state) {
    return HotState.CODEC.decode(HotState.CODEC.encode(state));
  }

  private static ItemSignals read(HotState state) {
    return SignalsSchema.read(
        Objects.requireNonNull(state.source("a", SignalOptions.DEFAULT), "no document"));
  }

  @Test
  void countersAndOfferAreKeptTogether() {
    HotState state = new HotState();
    state.offer(OFFER);
    assertEquals(OFFER, read(throughBytes(state)).offer());
    assertEquals(false, read(throughBytes(state)).counted());
    HotState viewed = throughBytes(state);
    viewed.counters().add(new ItemEvent("a", EventKind.VIEW_ITEM, 20_000, 0));
    assertEquals(OFFER, read(throughBytes(viewed)).offer());
    assertEquals(1, read(throughBytes(viewed)).views());
    viewed.offer(null);
    assertNull(read(throughBytes(viewed)).offer());
    assertEquals(1, read(throughBytes(viewed)).views());
  }

  @Test
  void nothingToSayIsNoDocument() {
    HotState state = new HotState();
    state.offer(OFFER);
    state.offer(null);
    assertNull(throughBytes(state).source("a", SignalOptions.DEFAULT));
  }

  @Test
  void countersOfTheVersionWithoutOffersAreRead() {
    SignalState old = new SignalState();
    old.add(new ItemEvent("a", EventKind.PURCHASE, 20_000, 0));
    byte[] bytes = SignalState.CODEC.encode(old);
    HotState state = HotState.CODEC.decode(bytes);
    assertEquals(1, read(state).purchases());
    assertNull(read(state).offer());
    assertArrayEquals(bytes, HotState.CODEC.encode(state));
  }
}
