package dev.souk.benchmarks.ingest;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.Item;
import dev.souk.domain.ShopEvent;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.items.ItemRepresenter;
import dev.souk.jobs.items.LsaRepresenters;
import dev.souk.jobs.parse.ItemEvent;
import dev.souk.jobs.parse.LedgerEntry;
import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.jobs.profiles.Decay;
import dev.souk.jobs.profiles.ShopperState;
import dev.souk.jobs.signals.LedgerState;
import dev.souk.jobs.signals.SignalState;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import dev.souk.view.View;
import dev.souk.view.schema.ItemsSchema;
import dev.souk.view.schema.ProfilesSchema;
import dev.souk.view.schema.SignalsSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From a log to Lucene indexes in one thread, with everything on the heap and nothing that would
 * survive a failure: the least that the work costs. Used once.
 */
final class PlainLoop {

  private static final int BATCH = 512;
  private static final long DAY_MILLIS = 86_400_000;

  private final JsonlLayout log;
  private final PipelineOptions options = PipelineOptions.DEFAULT;
  private final Decay decay = options.profiles().decay();
  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, ShopperState> shoppers = new HashMap<>();
  private final Map<String, SignalState> signals = new HashMap<>();
  private final LedgerState ledger = new LedgerState();
  private final Set<String> changedShoppers = new HashSet<>();
  private final Set<String> changedItems = new HashSet<>();
  private final long commitNanos;

  /**
   * @param log what to read
   * @param commitSeconds between commits; 0 for one at the end
   */
  PlainLoop(JsonlLayout log, long commitSeconds) {
    this.log = log;
    this.commitNanos = commitSeconds == 0 ? Long.MAX_VALUE : commitSeconds * 1_000_000_000;
  }

  /** Makes the indexes in {@code directory}. */
  void run(Path directory) throws IOException {
    try (PlainIndexes indexes = new PlainIndexes(directory)) {
      try (JsonlLogReader reader = new JsonlLogReader(log, Topic.CATALOG, 0, 0)) {
        for (List<LogRecord> lines = reader.poll(BATCH);
            !lines.isEmpty();
            lines = reader.poll(BATCH)) {
          for (LogRecord line : lines) {
            if (CatalogJson.parseChange(line.value()) instanceof CatalogChange.Upsert upsert) {
              items.put(upsert.itemId(), upsert.item());
            }
          }
        }
      }
      ItemRepresenter representer = LsaRepresenters.DEFAULT.untrained();
      for (Map.Entry<String, Item> item : items.entrySet()) {
        indexes.write(
            View.ITEMS, item.getKey(), ItemsSchema.source(representer.represent(item.getValue())));
      }
      long committed = System.nanoTime();
      for (int p = 0; p < log.partitions(Topic.BEHAVIOR); p++) {
        try (JsonlLogReader reader = new JsonlLogReader(log, Topic.BEHAVIOR, p, 0)) {
          for (List<LogRecord> lines = reader.poll(BATCH);
              !lines.isEmpty();
              lines = reader.poll(BATCH)) {
            for (LogRecord line : lines) {
              event(EventJson.parse(line.value()));
            }
            if (System.nanoTime() - committed > commitNanos) {
              commit(indexes);
              committed = System.nanoTime();
            }
          }
        }
      }
      commit(indexes);
    }
  }

  private void event(ShopEvent event) {
    long time = event.header().time().toEpochMilli();
    int day = Math.toIntExact(Math.floorDiv(time, DAY_MILLIS));
    int rating = event instanceof ShopEvent.Review review ? review.rating() : 0;
    String shopper = event.header().shopper();
    ledger.add(new LedgerEntry(shopper == null ? LedgerEntry.GUESTS : LedgerEntry.ACCEPTED, 1));
    boolean first = true;
    for (EventItem item : event.items()) {
      signals
          .computeIfAbsent(item.itemId(), _ -> new SignalState())
          .add(new ItemEvent(item.itemId(), event.kind(), day, rating));
      changedItems.add(item.itemId());
      if (shopper != null && (first || event.kind().weight() != 0)) {
        boolean counts = event.kind().weight() != 0;
        shoppers
            .computeIfAbsent(shopper, _ -> new ShopperState())
            .add(
                new ShopperEvent(
                    shopper,
                    event.kind(),
                    time,
                    first,
                    counts ? item.itemId() : null,
                    item.price() == null ? Double.NaN : item.price().value(),
                    item.brand(),
                    item.category()),
                decay,
                options.profiles().items());
        changedShoppers.add(shopper);
      }
      first = false;
    }
  }

  private void commit(PlainIndexes indexes) throws IOException {
    for (String shopper : changedShoppers) {
      ShopperState state = shoppers.get(shopper);
      if (state != null) {
        indexes.write(
            View.PROFILES,
            shopper,
            ProfilesSchema.source(state.profile(shopper, decay, options.profiles().items())));
      }
    }
    for (String item : changedItems) {
      SignalState state = signals.get(item);
      if (state != null) {
        indexes.write(
            View.SIGNALS, item, SignalsSchema.source(state.signals(item, options.signals())));
      }
    }
    indexes.write(View.SIGNALS, SignalsSchema.LEDGER, SignalsSchema.source(ledger.ledger()));
    indexes.commit();
    changedShoppers.clear();
    changedItems.clear();
  }
}
