package dev.souk.jobs.plain;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The latest change of each item: by its time, of one time the later line. Not thread-safe. */
final class PlainItems {

  private record Latest(Instant time, long offset, @Nullable Item item) {}

  private final Map<String, Latest> latest = new HashMap<>();

  void add(CatalogChange change, long offset) {
    Latest next =
        switch (change) {
          case CatalogChange.Upsert upsert -> new Latest(upsert.time(), offset, upsert.item());
          case CatalogChange.Delete delete -> new Latest(delete.time(), offset, null);
        };
    latest.merge(change.itemId(), next, PlainItems::later);
  }

  private static Latest later(Latest a, Latest b) {
    int byTime = a.time().compareTo(b.time());
    return byTime > 0 || (byTime == 0 && a.offset() > b.offset()) ? a : b;
  }

  /** All items that are sold. */
  void forEach(Consumer<Item> action) {
    for (Latest change : latest.values()) {
      if (change.item() != null) {
        action.accept(change.item());
      }
    }
  }
}
