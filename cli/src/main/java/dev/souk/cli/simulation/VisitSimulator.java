package dev.souk.cli.simulation;

import dev.souk.domain.Availability;
import dev.souk.domain.EventItem;
import dev.souk.domain.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays visits: views, the cart, the purchase at the end, and the reviews that follow it. */
final class VisitSimulator {

  /** Share of visits without signing in. */
  static final double GUESTS = 0.1;

  private static final double MORE_THAN_ONE = 0.12;
  private static final double WORDLESS = 0.2;
  private static final double SPREAD_OF_RATINGS = 0.8;

  private final Instant end;
  private final Map<String, Double> quality;
  private final Draws draws;
  private final EventRecorder events;

  /**
   * @param end no event is at or after this time
   * @param quality by item id, what its ratings scatter around, in stars
   */
  VisitSimulator(Instant end, Map<String, Double> quality, Draws draws, EventRecorder events) {
    this.end = end;
    this.quality = quality;
    this.draws = draws;
    this.events = events;
  }

  void play(SimulatedShopper shopper, Assortment assortment, Instant start) {
    String user = draws.chance(GUESTS) ? null : shopper.id();
    String session = events.visit();
    Instant time = start;
    Map<String, EventItem> cart = new LinkedHashMap<>();
    int views = 1 + draws.poisson(shopper.views() - 1);
    for (int i = 0; i < views; i++) {
      Item item = assortment.draw(draws);
      events.view(time, user, session, line(item, 1));
      time = time.plusSeconds(draws.between(8, 90));
      if (draws.chance(shopper.cart()) && buyable(item) && !cart.containsKey(item.id())) {
        int quantity = draws.chance(MORE_THAN_ONE) ? draws.between(2, 3) : 1;
        EventItem line = line(item, quantity);
        cart.put(item.id(), line);
        events.cart(time, user, session, line);
        time = time.plusSeconds(draws.between(5, 40));
      }
    }
    List<EventItem> bought = new ArrayList<>();
    for (EventItem line : cart.values()) {
      if (draws.chance(shopper.buy())) {
        bought.add(line);
      }
    }
    if (!bought.isEmpty()) {
      events.purchase(time, user, session, bought);
      review(shopper, user, bought, time);
    }
  }

  /** A guest's parcel cannot be matched to a later visit, so guests write no reviews. */
  private void review(
      SimulatedShopper shopper, @Nullable String user, List<EventItem> bought, Instant paid) {
    for (EventItem line : bought) {
      if (!draws.chance(shopper.review())) {
        continue;
      }
      Instant time = paid.plusSeconds(draws.between(2 * 86_400, 14 * 86_400));
      double stars = quality.getOrDefault(line.itemId(), 4.0) + draws.normal() * SPREAD_OF_RATINGS;
      int rating = Math.clamp(Math.round(stars), 1, 5);
      String text =
          draws.chance(WORDLESS) ? null : ReviewWords.of(shopper.language()).write(rating, draws);
      if (user != null && time.isBefore(end)) {
        events.review(time, user, line, rating, text);
      }
    }
  }

  private static boolean buyable(Item item) {
    return item.availability() != Availability.OUT_OF_STOCK;
  }

  private static EventItem line(Item item, int quantity) {
    String category = item.category();
    return new EventItem(
        item.id(),
        quantity,
        item.effectivePrice(),
        item.brand(),
        category.isEmpty() ? null : category,
        -1);
  }
}
