package dev.souk.jobs.training;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Item;
import dev.souk.jobs.source.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Parses lines of the {@code catalog} topic. */
final class CatalogEntryParser extends LineParser<CatalogEntry> {

  private static final long serialVersionUID = 1L;

  CatalogEntryParser(long board) {
    super(board);
  }

  @Override
  List<CatalogEntry> parse(LogLine line, Context context) {
    CatalogChange change = CatalogJson.parseChange(line.value());
    return switch (change) {
      case CatalogChange.Upsert upsert -> {
        Item item = upsert.item();
        yield List.of(
            entry(
                change,
                line,
                true,
                item.title(),
                item.description(),
                item.category(),
                Objects.requireNonNullElse(item.brand(), "")));
      }
      case CatalogChange.Delete _ -> List.of(entry(change, line, false, "", "", "", ""));
      // Prices are no text.
      case CatalogChange.OfferUpdate _ -> List.of();
    };
  }

  private static CatalogEntry entry(
      CatalogChange change,
      LogLine line,
      boolean sold,
      String title,
      String description,
      String category,
      String brand) {
    Instant time = change.time();
    return new CatalogEntry(
        change.itemId(),
        time.getEpochSecond(),
        time.getNano(),
        line.offset(),
        sold,
        title,
        description,
        category,
        brand);
  }
}
