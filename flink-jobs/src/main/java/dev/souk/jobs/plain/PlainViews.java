package dev.souk.jobs.plain;

import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.EventKind;
import dev.souk.domain.Item;
import dev.souk.domain.Offer;
import dev.souk.domain.ShopEvent;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.indicators.IndicatorRows;
import dev.souk.jobs.items.ItemRepresenter;
import dev.souk.jobs.parse.DeadLetterOperator;
import dev.souk.jobs.parse.ItemEvent;
import dev.souk.jobs.parse.QuerySearch;
import dev.souk.jobs.parse.Refusal;
import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.jobs.profiles.Decay;
import dev.souk.jobs.profiles.ShopperState;
import dev.souk.jobs.queries.QueryState;
import dev.souk.jobs.signals.SignalState;
import dev.souk.log.DeadLetter;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import dev.souk.view.View;
import dev.souk.view.schema.ItemsSchema;
import dev.souk.view.schema.QueriesSchema;
import dev.souk.view.schema.SignalsSchema;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes from a shop's log what its views must say. Lines are added one by one, those of a
 * partition in order; partitions may be interleaved anyhow. Everything is kept on the heap, about
 * what the views themselves take. Not thread-safe.
 *
 * <p>Guests' ids are remembered for good here, and for the window by the clock in the job: a log
 * that took longer to come in than the window, with a guest's event repeated after it, is the one
 * case in which the two may differ.
 */
public final class PlainViews {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final PipelineOptions options;
  private final Decay decay;
  private final PlainIds ids;
  private final PlainLedger ledger = new PlainLedger();
  private final PlainItems items = new PlainItems();
  private final Map<String, ShopperState> shoppers = new HashMap<>();
  private final Map<String, SignalState> signals = new HashMap<>();
  private final Map<String, QueryState> queries = new HashMap<>();
  private final Map<String, Integer> purchases = new HashMap<>();

  /** Views of a shop with {@code options}. */
  public PlainViews(PipelineOptions options) {
    this.options = options;
    decay = options.profiles().decay();
    ids = new PlainIds(options.duplicates().window().toMillis());
  }

  /** Adds a line. One that breaks the schema is counted in the ledger, as the job does. */
  public void add(LogRecord line) {
    Topic topic = line.topic();
    try {
      switch (topic) {
        case BEHAVIOR -> behavior(EventJson.parse(line.value()));
        case CATALOG -> items.add(CatalogJson.parseChange(line.value()), line.offset());
        case DEAD_LETTERS -> letter(DeadLetter.fromJson(line.value()));
      }
    } catch (RuntimeException e) {
      ledger.dead(Refusal.reason(topic, e));
    }
  }

  private void letter(DeadLetter letter) {
    if (DeadLetterOperator.counts(letter)) {
      ledger.dead(letter.reason());
    }
  }

  private void behavior(ShopEvent event) {
    String id = event.header().id();
    String shopper = event.header().shopper();
    long time = event.header().time().toEpochMilli();
    switch (shopper == null ? ids.guest(id) : ids.shopper(shopper, id, time)) {
      case REPEATED -> {
        ledger.duplicates++;
        return;
      }
      case TOO_OLD -> ledger.late++;
      case NEW -> {}
    }
    items(event, time);
    if (shopper == null) {
      ledger.guests++;
    } else {
      ledger.accepted++;
      shopper(shopper, event, time);
    }
  }

  private void items(ShopEvent event, long time) {
    int day = (int) Math.floorDiv(time, DAY);
    QuerySearch search = QuerySearch.of(event, day);
    if (search != null) {
      queries.computeIfAbsent(search.query(), _ -> new QueryState()).add(search);
    }
    int rating = event instanceof ShopEvent.Review review ? review.rating() : 0;
    for (EventItem item : event.items()) {
      signals
          .computeIfAbsent(item.itemId(), _ -> new SignalState())
          .add(new ItemEvent(item.itemId(), event.kind(), day, rating));
    }
  }

  private void shopper(String shopper, ShopEvent event, long time) {
    EventKind kind = event.kind();
    if (kind.weight() == 0) {
      add(new ShopperEvent(shopper, kind, time, true, null, Double.NaN, null, null));
      return;
    }
    boolean first = true;
    for (EventItem item : event.items()) {
      if (kind == EventKind.PURCHASE) {
        purchases.merge(item.itemId(), 1, Integer::sum);
      }
      double price = item.price() == null ? Double.NaN : item.price().value();
      add(
          new ShopperEvent(
              shopper, kind, time, first, item.itemId(), price, item.brand(), item.category()));
      first = false;
    }
  }

  private void add(ShopperEvent event) {
    shoppers
        .computeIfAbsent(event.shopper(), _ -> new ShopperState())
        .add(event, decay, options.profiles().items());
  }

  /** What {@link View#ITEMS} must say, represented by {@code representer}. */
  public ViewContents items(ItemRepresenter representer) {
    SortedMap<String, byte[]> sources = itemSources(representer);
    sources.replaceAll((_, source) -> ItemsSchema.contents(source));
    return new ViewContents(sources);
  }

  /** What the documents of {@link View#ITEMS} are made of, by item. */
  public SortedMap<String, byte[]> itemSources(ItemRepresenter representer) {
    SortedMap<String, byte[]> sources = new TreeMap<>();
    items.forEach(
        (Item item) -> sources.put(item.id(), ItemsSchema.source(representer.represent(item))));
    return sources;
  }

  /** What {@link View#PROFILES} must say. */
  public ViewContents profiles() {
    SortedMap<String, byte[]> sources = new TreeMap<>();
    shoppers.forEach((shopper, state) ->
        sources.put(shopper, state.document(shopper, decay, options.profiles().items())));
    return new ViewContents(sources);
  }

  /** What {@link View#INDICATORS} must say: of histories as they are in the end. */
  public ViewContents indicators() {
    IndicatorRows rows = new IndicatorRows();
    rows.add(purchases);
    shoppers.forEach(
        (shopper, state) -> rows.add(shopper, state.purchases(options.profiles().items())));
    return new ViewContents(rows.sources());
  }

  /** What {@link View#QUERIES} must say. */
  public ViewContents queries() {
    SortedMap<String, byte[]> sources = new TreeMap<>();
    queries.forEach((query, state) -> {
      if (state.published(options.queries())) {
        sources.put(query, QueriesSchema.source(state.signals(query, options.signals())));
      }
    });
    return new ViewContents(sources);
  }

  /** What {@link View#SIGNALS} must say, the ledger included. */
  public ViewContents signals() {
    SortedMap<String, byte[]> sources = new TreeMap<>();
    Map<String, Offer> offers = new HashMap<>();
    items.forEach(item -> offers.put(item.id(), item.offer()));
    signals.forEach((item, state) ->
        sources.put(
            item,
            SignalsSchema.source(
                state.signals(item, options.signals()).with(offers.remove(item)))));
    offers.forEach((item, offer) ->
        sources.put(
            item,
            SignalsSchema.source(new SignalState().signals(item, options.signals()).with(offer))));
    if (ledger.ledger().received() > 0) {
      sources.put(SignalsSchema.LEDGER, SignalsSchema.source(ledger.ledger()));
    }
    return new ViewContents(sources);
  }
}
