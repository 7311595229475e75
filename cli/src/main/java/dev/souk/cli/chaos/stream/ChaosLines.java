package dev.souk.cli.chaos.stream;

import dev.souk.cli.chaos.stream.ChaosLine.Route;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventHeader;
import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.EventKind;
import dev.souk.domain.Money;
import dev.souk.domain.ShopEvent;
import dev.souk.log.LogEntry;
import dev.souk.log.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a run. Line {@code n} of a seed is always the same. The first lines are the whole
 * catalogue; then come events of shoppers and guests, changes of the catalogue and lines that break
 * the schema. Immutable, thread-safe.
 */
public final class ChaosLines {

  /** The id of the event in line {@code n} is this and {@code n}. */
  public static final String EVENT_PREFIX = "e";

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int GUEST_PERCENT = 20;
  private static final int DIRECT_PERCENT = 15;
  private static final int CATALOG_PER_MILLE = 20;
  private static final int MALFORMED_PER_MILLE = 10;

  private final long seed;
  private final long lines;
  private final ChaosCatalog catalog;
  private final int shoppers;
  private final LineTimes times;

  /**
   * @param lines of the run, 1,000 or more
   */
  public ChaosLines(long seed, long lines) {
    if (lines < 1000) {
      throw new IllegalArgumentException("lines: " + lines + " (expected: 1000 or more)");
    }
    this.seed = seed;
    this.lines = lines;
    this.catalog = new ChaosCatalog((int) Math.clamp(lines / 200, 100, 3000));
    this.shoppers = (int) Math.clamp(lines / 100, 200, 8000);
    this.times = new LineTimes(lines);
  }

  /** How many there are. */
  public long count() {
    return lines;
  }

  /** Lines at the beginning that are the catalogue. */
  public int catalogue() {
    return catalog.items();
  }

  /** Line {@code number}. */
  ChaosLine line(long number) {
    SplittableRandom random = new SplittableRandom((seed ^ number * GOLDEN) + number);
    if (number < catalog.items()) {
      return change(number, catalog.first((int) number, id(number), LineTimes.BEGIN, random));
    }
    Instant time = times.of(number, random);
    int perMille = random.nextInt(1000);
    if (perMille < CATALOG_PER_MILLE) {
      return change(number, catalog.change(id(number), time, random));
    }
    if (perMille < CATALOG_PER_MILLE + MALFORMED_PER_MILLE) {
      LogEntry entry = new LogEntry(id(number), MalformedLines.of(id(number), random));
      return new ChaosLine(number, Topic.BEHAVIOR, Route.LOG, entry);
    }
    Route route = random.nextInt(100) < DIRECT_PERCENT ? Route.LOG : Route.API;
    ShopEvent event = event(number, time, random);
    String shopper = event.header().shopper();
    String key = shopper == null ? event.header().id() : shopper;
    return new ChaosLine(number, Topic.BEHAVIOR, route, new LogEntry(key, EventJson.write(event)));
  }

  private static String id(long number) {
    return EVENT_PREFIX + number;
  }

  /** The API gives changes a time of its own, so an item's changes all go one way. */
  private ChaosLine change(long number, CatalogChange change) {
    Route route = catalog.byApi(change.itemId()) ? Route.API : Route.LOG;
    LogEntry entry = new LogEntry(change.key(), CatalogJson.write(change));
    return new ChaosLine(number, Topic.CATALOG, route, entry);
  }

  private ShopEvent event(long number, Instant time, SplittableRandom random) {
    boolean guest = random.nextInt(100) < GUEST_PERCENT;
    // The product of two draws: few shoppers do much, most do little.
    int shopper = (int) (shoppers * random.nextDouble() * random.nextDouble());
    EventHeader header =
        new EventHeader(id(number), time, guest ? null : "u" + shopper, "s" + number / 8, null);
    EventKind kind = kind(random);
    return switch (kind) {
      case VIEW_ITEM -> new ShopEvent.ViewItem(header, items(1, false, random));
      case VIEW_ITEM_LIST -> new ShopEvent.ViewItemList(header, items(6, false, random));
      case SELECT_ITEM -> new ShopEvent.SelectItem(header, items(1, false, random));
      case VIEW_SEARCH_RESULTS ->
          new ShopEvent.ViewSearchResults(header, catalog.word(random), items(3, false, random));
      case ADD_TO_CART -> new ShopEvent.AddToCart(header, items(1, true, random));
      case REMOVE_FROM_CART -> new ShopEvent.RemoveFromCart(header, items(1, false, random));
      case ADD_TO_WISHLIST -> new ShopEvent.AddToWishlist(header, items(1, false, random));
      case PURCHASE -> new ShopEvent.Purchase(header, "t" + number, items(3, true, random));
      case REFUND -> new ShopEvent.Refund(header, "t" + number, items(1, true, random));
      case REVIEW ->
          new ShopEvent.Review(
              header,
              items(1, false, random).getFirst(),
              1 + random.nextInt(5),
              random.nextBoolean() ? "As expected, " + catalog.word(random) : null);
    };
  }

  private static EventKind kind(SplittableRandom random) {
    int percent = random.nextInt(100);
    return percent < 45
        ? EventKind.VIEW_ITEM
        : percent < 65
            ? EventKind.PURCHASE
            : percent < 75
                ? EventKind.ADD_TO_CART
                : EventKind.values()[random.nextInt(EventKind.values().length)];
  }

  private List<EventItem> items(int most, boolean priced, SplittableRandom random) {
    int count = 1 + random.nextInt(most);
    List<EventItem> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int item = catalog.wanted(random);
      @Nullable Money price =
          priced ? new Money(BigDecimal.valueOf(100 + random.nextInt(9900), 2), "EUR") : null;
      items.add(
          new EventItem(
              catalog.id(item),
              1 + random.nextInt(3),
              price,
              catalog.brand(item),
              catalog.category(item),
              -1));
    }
    return items;
  }
}
