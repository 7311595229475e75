package dev.souk.cli.simulation;

import dev.souk.domain.EventHeader;
import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.ShopEvent;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Gathers the events of all visits and writes them in the order of time. */
final class EventRecorder {

  private static final int BATCH = 5_000;

  private final Instant end;
  private final List<ShopEvent> events = new ArrayList<>();
  private long visits;
  private long views;
  private long carts;
  private long purchases;
  private long reviews;
  private long guestEvents;

  EventRecorder(Instant end) {
    this.end = end;
  }

  /** Begins a visit and names its session. */
  String visit() {
    visits++;
    return "sim-" + end.getEpochSecond() + "-visit-" + visits;
  }

  /**
   * A header with the next id. The id holds the end of the simulated period, so that the events of
   * another period are other events.
   */
  private EventHeader header(Instant time, @Nullable String shopper, @Nullable String session) {
    if (shopper == null) {
      guestEvents++;
    }
    String id = "sim-" + end.getEpochSecond() + "-" + (events.size() + 1);
    return new EventHeader(id, time, shopper, session, null);
  }

  void view(Instant time, @Nullable String shopper, String session, EventItem item) {
    views++;
    events.add(new ShopEvent.ViewItem(header(time, shopper, session), List.of(item)));
  }

  void cart(Instant time, @Nullable String shopper, String session, EventItem item) {
    carts++;
    events.add(new ShopEvent.AddToCart(header(time, shopper, session), List.of(item)));
  }

  void purchase(Instant time, @Nullable String shopper, String session, List<EventItem> items) {
    purchases++;
    String order = "order-" + session;
    events.add(new ShopEvent.Purchase(header(time, shopper, session), order, items));
  }

  void review(Instant time, String shopper, EventItem item, int rating, @Nullable String text) {
    reviews++;
    events.add(new ShopEvent.Review(header(time, shopper, null), item, rating, text));
  }

  /** Writes everything; {@code progress} is told how many events are in the log so far. */
  SimulationCounts write(LogWriter log, LongConsumer progress) throws IOException {
    events.sort(Comparator.comparing(event -> event.header().time()));
    List<LogEntry> batch = new ArrayList<>(BATCH);
    long written = 0;
    for (ShopEvent event : events) {
      EventHeader header = event.header();
      String key = header.shopper() == null ? header.id() : header.shopper();
      batch.add(new LogEntry(key, EventJson.write(event)));
      written++;
      if (batch.size() == BATCH || written == events.size()) {
        log.append(Topic.BEHAVIOR, batch);
        batch.clear();
        progress.accept(written);
      }
    }
    return new SimulationCounts(visits, views, carts, purchases, reviews, guestEvents);
  }
}
