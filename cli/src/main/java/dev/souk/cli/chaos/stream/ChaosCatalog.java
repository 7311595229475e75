package dev.souk.cli.chaos.stream;

import dev.souk.domain.Availability;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.domain.OfferPatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the shop of a run sells, and how that changes.
 *
 * @param items how many
 */
record ChaosCatalog(int items) {

  private static final List<String> ADJECTIVES =
      List.of("red", "blue", "small", "large", "woven", "painted", "folding", "vintage", "plain");
  private static final List<String> NOUNS =
      List.of("lamp", "kettle", "basket", "mirror", "clock", "candle", "tray", "blanket", "vase");
  private static final List<String> CATEGORIES =
      List.of("Home > Lighting", "Home > Kitchen", "Home > Decor", "Garden", "Gifts > Seasonal");

  String id(int item) {
    return "i" + item;
  }

  /** Whether changes of an item go through the API. */
  boolean byApi(String id) {
    return (id.charAt(id.length() - 1) & 1) == 0;
  }

  String brand(int item) {
    return "Brand " + item % 17;
  }

  String category(int item) {
    return CATEGORIES.get(item % CATEGORIES.size());
  }

  /** A word that titles have. */
  String word(SplittableRandom random) {
    return NOUNS.get(random.nextInt(NOUNS.size()));
  }

  /** An item; few are wanted much, most little. */
  int wanted(SplittableRandom random) {
    return (int) (items * random.nextDouble() * random.nextDouble());
  }

  /** The first we hear of an item. */
  CatalogChange first(int item, String eventId, Instant time, SplittableRandom random) {
    return new CatalogChange.Upsert(eventId, time, item(item, null, random));
  }

  /** A new title, price or stock, or the end of an item, which may come back later. */
  CatalogChange change(String eventId, Instant time, SplittableRandom random) {
    int item = random.nextInt(items);
    int draw = random.nextInt(10);
    if (draw < 1) {
      return new CatalogChange.Delete(eventId, time, id(item));
    }
    if (draw < 6) {
      return new CatalogChange.OfferUpdate(eventId, time, id(item), patch(random));
    }
    return new CatalogChange.Upsert(eventId, time, item(item, eventId, random));
  }

  private static OfferPatch patch(SplittableRandom random) {
    Money price = new Money(BigDecimal.valueOf(500 + random.nextInt(20_000), 2), "EUR");
    return switch (random.nextInt(3)) {
      case 0 -> new OfferPatch(price, false, null, null);
      case 1 -> new OfferPatch(null, true, random.nextBoolean() ? price : null, null);
      default -> new OfferPatch(null, false, null, Availability.OUT_OF_STOCK);
    };
  }

  private Item item(int item, @Nullable String revision, SplittableRandom random) {
    String noun = NOUNS.get(item % NOUNS.size());
    String title = ADJECTIVES.get(random.nextInt(ADJECTIVES.size())) + " " + noun + " " + item;
    Money price = new Money(BigDecimal.valueOf(500 + random.nextInt(20_000), 2), "EUR");
    boolean reduced = random.nextInt(4) == 0;
    return new Item(
        id(item),
        title,
        "A " + title + " for every " + word(random) + ", made to last.",
        price,
        reduced ? new Money(BigDecimal.valueOf(400 + random.nextInt(100), 2), "EUR") : null,
        brand(item),
        List.of(category(item).split(" > ", -1)),
        random.nextInt(10) == 0 ? Availability.OUT_OF_STOCK : Availability.IN_STOCK,
        null,
        "https://shop.example/" + id(item),
        null,
        "en",
        revision == null ? Map.of() : Map.of("revision", revision));
  }
}
