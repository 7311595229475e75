package dev.souk.cli.importing;

import dev.souk.cli.importing.ImportMapping.Catalog;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventKind;
import dev.souk.domain.Json;
import dev.souk.domain.Money;
import dev.souk.domain.ShopEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gathers, from the lines of a behaviour file, what each item is called and costs. */
final class CatalogDerivation {

  private final Catalog catalog;
  private final String currency;
  private final String idPrefix;
  private final Map<String, Seen> items = new LinkedHashMap<>();

  CatalogDerivation(Catalog catalog, String currency, String idPrefix) {
    this.catalog = catalog;
    this.currency = currency;
    this.idPrefix = idPrefix;
  }

  /** Takes note of an accepted line. */
  void add(Row row, ShopEvent event) {
    int rank = catalog.from().indexOf(event.kind());
    if (rank < 0) {
      return;
    }
    String id = event.items().getFirst().itemId();
    Seen seen = items.computeIfAbsent(id, _ -> new Seen(event.header().time()));
    seen.add(
        rank,
        row.value(catalog.titleColumn()).replaceAll("\\s+", " "),
        row.value(catalog.priceColumn()),
        row.number());
  }

  /** The items, in the order in which they were first seen. */
  List<CatalogChange> changes() {
    List<CatalogChange> changes = new ArrayList<>(items.size());
    items.forEach((id, seen) -> {
      ObjectNode json = Json.MAPPER.createObjectNode();
      String title = seen.title();
      json.put("id", id);
      json.put("title", RowMapper.letters(title, catalog.titleCase()));
      json.put("price", new Money(seen.price(), currency).toString());
      KeywordTable types = catalog.productType();
      put(json, "product_type", types == null ? null : types.find(title));
      catalog.attributes().forEach((name, table) -> put(json, name, table.find(title)));
      catalog.constant().forEach(json::put);
      changes.add(
          new CatalogChange.Upsert(
              idPrefix + "-item-" + id, seen.first, CatalogJson.parseItem(json)));
    });
    return changes;
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }

  /** What was seen of one item, from lines of the best event only. */
  private static final class Seen {
    private final Instant first;
    private int rank = EventKind.values().length;
    private final Map<String, Integer> titles = new HashMap<>();
    private final Map<String, Long> lastSeen = new HashMap<>();
    private final List<BigDecimal> prices = new ArrayList<>();

    Seen(Instant first) {
      this.first = first;
    }

    void add(int newRank, String title, String price, long number) {
      if (newRank > rank) {
        return;
      }
      if (newRank < rank) {
        rank = newRank;
        titles.clear();
        lastSeen.clear();
        prices.clear();
      }
      titles.merge(title, 1, Integer::sum);
      lastSeen.put(title, number);
      prices.add(new BigDecimal(price));
    }

    String title() {
      String best = "";
      for (Map.Entry<String, Integer> entry : titles.entrySet()) {
        int more = Integer.compare(entry.getValue(), titles.getOrDefault(best, 0));
        if (more > 0 || (more == 0 && last(entry.getKey()) > last(best))) {
          best = entry.getKey();
        }
      }
      return best;
    }

    private long last(String title) {
      return Objects.requireNonNullElse(lastSeen.get(title), 0L);
    }

    /** The lower median. */
    BigDecimal price() {
      prices.sort(null);
      return prices.get((prices.size() - 1) / 2);
    }
  }
}
