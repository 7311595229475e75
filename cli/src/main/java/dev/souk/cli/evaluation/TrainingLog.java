package dev.souk.cli.evaluation;

import dev.souk.domain.Availability;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventHeader;
import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.domain.ShopEvent;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes training data as a shop's log: bare items, and a purchase for every pair. */
final class TrainingLog {

  private static final int BATCH = 10_000;

  private TrainingLog() {}

  /** Appends the items of {@code train} and its pairs. */
  static void write(Interactions train, LogWriter log) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (String id : train.catalogue()) {
      entries.add(
          new LogEntry(
              id,
              CatalogJson.write(
                  new CatalogChange.Upsert("item-" + id, Interactions.NOW, item(id)))));
    }
    log.append(Topic.CATALOG, entries);
    entries.clear();
    for (Map.Entry<String, Map<String, Instant>> user : train.users().entrySet()) {
      int number = 0;
      for (Map.Entry<String, Instant> item : user.getValue().entrySet()) {
        EventHeader header =
            new EventHeader(
                user.getKey() + "-" + number++, item.getValue(), user.getKey(), null, null);
        ShopEvent event =
            new ShopEvent.Purchase(header, null, List.of(EventItem.of(item.getKey())));
        entries.add(new LogEntry(user.getKey(), EventJson.write(event)));
        if (entries.size() == BATCH) {
          log.append(Topic.BEHAVIOR, entries);
          entries.clear();
        }
      }
    }
    log.append(Topic.BEHAVIOR, entries);
  }

  private static Item item(String id) {
    return new Item(
        id,
        id,
        "",
        new Money(BigDecimal.ONE, "XXX"),
        null,
        null,
        List.of(),
        Availability.IN_STOCK,
        null,
        null,
        null,
        null,
        Map.of());
  }
}
