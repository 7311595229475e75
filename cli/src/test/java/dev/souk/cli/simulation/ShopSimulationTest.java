package dev.souk.cli.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.config.SettingsException;
import dev.souk.domain.Availability;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.EventKind;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import dev.souk.domain.ShopEvent;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopSimulationTest {

  private static final Path BAZAAR = Path.of("..", "config", "shops", "bazaar");
  private static final Instant END = Instant.parse("2026-01-31T12:00:00Z");

  private static List<Item> items = List.of();
  private static Map<String, Item> byId = Map.of();
  private static ShopSimulation simulation = ShopSimulationTest.read();
  private static MemoryLog log = new MemoryLog();
  private static SimulationCounts counts = new SimulationCounts(0, 0, 0, 0, 0, 0);
  private static List<ShopEvent> events = List.of();

  @TempDir Path temp;

  private static ShopSimulation read() {
    try {
      List<Item> read = new ArrayList<>();
      for (String file : List.of("catalog-en.jsonl", "catalog-zh.jsonl")) {
        for (String line : Files.readAllLines(BAZAAR.resolve(file))) {
          read.add(CatalogJson.parseItem(Json.object(line)));
        }
      }
      items = List.copyOf(read);
      return ShopSimulation.read(BAZAAR.resolve("shoppers.yaml"), items);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void run() throws IOException {
    Map<String, Item> index = new HashMap<>();
    items.forEach(item -> index.put(item.id(), item));
    byId = index;
    counts = simulation.run(END, log, _ -> {});
    List<ShopEvent> parsed = new ArrayList<>();
    for (LogEntry entry : log.entries) {
      parsed.add(EventJson.parse(entry.json().getBytes(StandardCharsets.UTF_8)));
    }
    events = parsed;
  }

  @Test
  void run_again_writesTheSameLines() throws IOException {
    MemoryLog again = new MemoryLog();
    List<Long> progress = new ArrayList<>();
    assertEquals(counts, read().run(END, again, progress::add));
    assertEquals(log.entries, again.entries);
    assertEquals(counts.events(), progress.getLast());
  }

  @Test
  void run_toAnotherEnd_sharesNoEventId() throws IOException {
    MemoryLog other = new MemoryLog();
    simulation.run(END.plusSeconds(1), other, _ -> {});
    Set<String> ids = new HashSet<>();
    events.forEach(event -> ids.add(event.header().id()));
    for (LogEntry entry : other.entries) {
      ShopEvent event = EventJson.parse(entry.json().getBytes(StandardCharsets.UTF_8));
      assertFalse(ids.contains(event.header().id()), event.header().id());
    }
  }

  @Test
  void run_countsWhatItWrites() {
    assertEquals(counts.events(), events.size());
    assertEquals(counts.views(), count(EventKind.VIEW_ITEM));
    assertEquals(counts.carts(), count(EventKind.ADD_TO_CART));
    assertEquals(counts.purchases(), count(EventKind.PURCHASE));
    assertEquals(counts.reviews(), count(EventKind.REVIEW));
    assertEquals(
        counts.guestEvents(), events.stream().filter(event -> event.header().guest()).count());
    assertTrue(counts.views() > 13_000 && counts.views() < 17_000, counts.toString());
    assertTrue(counts.reviews() > 100, counts.toString());
    double guests = (double) counts.guestEvents() / counts.events();
    assertTrue(guests > 0.07 && guests < 0.13, counts.toString());
  }

  @Test
  void run_staysInThePeriodInTheOrderOfTimeWithUniqueIds() {
    Set<String> ids = new HashSet<>();
    Instant last = END.minus(ShopSimulation.PERIOD);
    for (ShopEvent event : events) {
      Instant time = event.header().time();
      assertFalse(time.isBefore(last), event.toString());
      assertTrue(time.isBefore(END), event.toString());
      assertTrue(ids.add(event.header().id()), event.toString());
      last = time;
    }
  }

  @Test
  void run_keysLinesByShopperAndGuestsById() {
    for (int i = 0; i < events.size(); i++) {
      String shopper = events.get(i).header().shopper();
      String key = shopper == null ? events.get(i).header().id() : shopper;
      assertEquals(key, log.entries.get(i).key());
    }
  }

  @Test
  void run_carriesWhatTheCatalogueSaysOfAnItem() {
    for (ShopEvent event : events) {
      for (EventItem line : event.items()) {
        Item item = item(line);
        assertEquals(item.effectivePrice(), line.price());
        assertEquals(item.category(), line.category());
        assertEquals(item.brand(), line.brand());
      }
    }
  }

  @Test
  void run_neverSellsWhatIsOutOfStock() {
    boolean viewed = false;
    for (ShopEvent event : events) {
      for (EventItem line : event.items()) {
        boolean out = item(line).availability() == Availability.OUT_OF_STOCK;
        viewed |= out && event.kind() == EventKind.VIEW_ITEM;
        assertFalse(out && event.kind() != EventKind.VIEW_ITEM, event.toString());
      }
    }
    assertTrue(viewed, "no item out of stock was looked at, so this test shows nothing");
  }

  @Test
  void run_buysOnlyWhatWasInTheCartOfTheVisit() {
    Set<String> carts = new HashSet<>();
    for (ShopEvent event : events) {
      for (EventItem line : event.items()) {
        String place = event.header().session() + " " + line.itemId() + " " + line.quantity();
        switch (event) {
          case ShopEvent.AddToCart _ -> carts.add(place);
          case ShopEvent.Purchase _ -> assertTrue(carts.contains(place), event.toString());
          default -> {}
        }
      }
    }
  }

  @Test
  void run_respectsLikesPricesAndGenderButForExploring() {
    for (SimulatedShopper shopper : simulation.shoppers()) {
      double weights = shopper.likes().values().stream().mapToDouble(Double::doubleValue).sum();
      Map<String, Double> expected = new HashMap<>();
      shopper.likes().forEach((category, weight) -> expected.put(category, weight / weights));
      int views = 0;
      int liked = 0;
      for (ShopEvent event : events) {
        if (event.kind() == EventKind.VIEW_ITEM && shopper.id().equals(event.header().shopper())) {
          Item item = item(event.items().getFirst());
          views++;
          liked += expected.keySet().stream().anyMatch(c -> Assortment.within(item, c)) ? 1 : 0;
          assertEquals(shopper.language(), item.language());
        }
      }
      // Four standard deviations of a binomial; an explored item may be in a liked category too.
      double least = 1 - shopper.explore();
      double slack = 4 * Math.sqrt(least * shopper.explore() / views);
      assertTrue(
          (double) liked / views > least - slack,
          shopper.id() + ": " + liked + " of " + views + " views in liked categories");
    }
  }

  @Test
  void run_drawsLikedCategoriesByWeight() {
    // sim-024 likes Electronics seven times as much as tables and explores a tenth of the time.
    int electronics = 0;
    int tables = 0;
    for (ShopEvent event : events) {
      if (event.kind() == EventKind.VIEW_ITEM && "sim-024".equals(event.header().shopper())) {
        Item item = item(event.items().getFirst());
        electronics += Assortment.within(item, "Electronics") ? 1 : 0;
        tables += Assortment.within(item, "Furniture > Tables") ? 1 : 0;
      }
    }
    double ratio = (double) electronics / tables;
    assertTrue(ratio > 4.5 && ratio < 11, electronics + " to " + tables);
  }

  @Test
  void run_writesReviewsThatFitRatingAndLanguage() {
    Set<Integer> ratings = new HashSet<>();
    int wordless = 0;
    for (ShopEvent event : events) {
      if (event instanceof ShopEvent.Review review) {
        assertNotNull(review.header().shopper());
        ratings.add(review.rating());
        String language = String.valueOf(item(review.item()).language());
        String text = review.text();
        if (text == null) {
          wordless++;
        } else {
          assertTrue(ReviewWords.of(language).fits(text, review.rating()), review.toString());
          boolean han = text.codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF);
          assertEquals(language.equals("zh"), han, review.toString());
        }
      }
    }
    assertEquals(Set.of(1, 2, 3, 4, 5), ratings);
    assertTrue(wordless > 0 && wordless < counts.reviews() / 2, wordless + " without words");
  }

  @Test
  void shoppers_areThoseOfTheFileAndSayThatTheyAreSimulated() {
    List<SimulatedShopper> shoppers = simulation.shoppers();
    assertEquals(40, shoppers.size());
    for (SimulatedShopper shopper : shoppers) {
      assertTrue(shopper.id().startsWith("sim-"), shopper.id());
      assertTrue(shopper.name().contains("(simulated)"), shopper.name());
    }
    assertNotEquals(shoppers.get(0).id(), shoppers.get(1).id());
  }

  @Test
  void read_ofABrokenFile_namesEveryProblem() throws IOException {
    Path file = temp.resolve("shoppers.yaml");
    Files.writeString(
        file,
        """
        shoppers:
          - {id: a, name: A, language: en, likes: {"Starships": 1}, price: [1, 2], cart: 2}
          - {id: a, name: A, language: en, likes: {"Apparel": 1}, price: [5, 2], shoe: 43}
          - {id: a, name: B, language: en, likes: {}, price: [1, 2]}
        """);
    SettingsException refused =
        assertThrows(SettingsException.class, () -> ShopSimulation.read(file, items));
    String all = String.join("\n", refused.problems());
    assertEquals(6, refused.problems().size(), all);
    for (String part :
        List.of("Starships", "cart: 2", "[5, 2]", "shoe", "[2].id: a", "[2].likes")) {
      assertTrue(all.contains(part), part + " in\n" + all);
    }
  }

  @Test
  void assortment_withoutAnItemInTheBand_takesTheNearestInPrice() {
    Item cheap = item("cheap", "10.00 USD");
    Item dear = item("dear", "90.00 USD");
    SimulatedShopper shopper =
        new SimulatedShopper("s", "S", "en", Map.of("A", 1.0), 30, 40, null, 1, 1, 0, 0, 0, 0);
    Assortment assortment = new Assortment(shopper, List.of(dear, cheap));
    Draws draws = new Draws(1);
    for (int i = 0; i < 20; i++) {
      assertEquals("cheap", assortment.draw(draws).id());
    }
  }

  private static Item item(String id, String price) {
    return CatalogJson.parseItem(
        Json.object(
            "{\"id\":\"%s\",\"title\":\"T\",\"price\":\"%s\",\"product_type\":\"A > B\",\"language\":\"en\"}"
                .formatted(id, price)));
  }

  private static Item item(EventItem line) {
    Item item = byId.get(line.itemId());
    if (item == null) {
      throw new AssertionError(line.itemId() + " is not in the catalogue");
    }
    return item;
  }

  private static long count(EventKind kind) {
    return events.stream().filter(event -> event.kind() == kind).count();
  }

  /** A log in memory. */
  private static final class MemoryLog implements LogWriter {
    final List<LogEntry> entries = new ArrayList<>();

    @Override
    public void append(Topic topic, List<LogEntry> more) {
      assertEquals(Topic.BEHAVIOR, topic);
      entries.addAll(more);
    }

    @Override
    public LogPosition end() {
      return LogPosition.START;
    }

    @Override
    public void close() {}
  }
}
