package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.domain.Offer;
import dev.souk.retrieval.SearchResponse.FacetValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices and stock of the signals view hold everywhere, while the items view does not change. */
class OffersTest {

  private TestShop shop;
  private long itemsCheckpoint;

  @BeforeEach
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
    itemsCheckpoint = itemsCheckpoint();
  }

  @AfterEach
  void close() throws IOException {
    assertEquals(itemsCheckpoint, itemsCheckpoint(), "the items view is not published again");
    shop.close();
  }

  private long itemsCheckpoint() {
    return Objects.requireNonNull(shop.search.status().snapshots().get("items")).checkpoint();
  }

  private static Offer offer(String price, String salePrice, Availability availability) {
    return new Offer(
        Money.parse("price", price),
        salePrice.isEmpty() ? null : Money.parse("sale_price", salePrice),
        availability);
  }

  private void offer(String id, Offer offer) throws IOException {
    shop.views.signals(id, 5, 1, offer);
    shop.views.publish();
    shop.search.refresh();
  }

  private List<String> filtered(String filter) {
    return ids(shop.search.search(Requests.filtered("table", filter)));
  }

  private List<FacetValue> facet(String name) {
    return shop.search
        .search(Requests.of("table", "", "relevance", name))
        .facets()
        .getFirst()
        .values();
  }

  @Test
  void itemPage_showsPriceAndStockAsTheyWereWritten() throws IOException {
    offer("lamp-red", offer("1234567890123.10 USD", "25.00 USD", Availability.BACKORDER));
    Item item = shop.search.item("lamp-red").orElseThrow();
    assertEquals("1234567890123.10 USD", item.price().toString());
    assertEquals("25.00 USD", item.effectivePrice().toString());
    assertEquals(Availability.BACKORDER, item.availability());
    assertEquals("Red table lamp", item.title());
    assertEquals("30.0 USD", shop.search.item("lamp-blue").orElseThrow().price().toString());
  }

  @Test
  void hits_filtersAndSorting_followThePrice() throws IOException {
    assertEquals(List.of("lamp-red"), filtered("price:[24 TO 26]"));
    offer("lamp-red", offer("99 USD", "", Availability.IN_STOCK));
    assertEquals(List.of(), filtered("price:[24 TO 26]"));
    assertEquals(List.of("lamp-red"), filtered("price:99"));
    assertEquals(List.of("lamp-red"), filtered("price:{98.5 TO *]"));
    assertEquals(List.of(), filtered("price:{99 TO *]"));
    assertEquals(
        List.of("lamp-gone", "lamp-blue", "lamp-red"),
        ids(shop.search.search(Requests.of("table", "", "price_asc"))));
    assertEquals(
        List.of("lamp-red", "lamp-blue", "lamp-gone"),
        ids(shop.search.search(Requests.of("table", "", "price_desc"))));
    offer("lamp-red", offer("99 USD", "19.99 USD", Availability.IN_STOCK));
    assertEquals(List.of("lamp-red"), filtered("price:19.99"));
    assertEquals(
        "19.99 USD",
        shop.search
            .search(Requests.filtered("table", "price:19.99"))
            .hits()
            .getFirst()
            .item()
            .effectivePrice()
            .toString());
  }

  @Test
  void stock_isFiltered_counted_andKeptOutOfFeeds() throws IOException {
    assertEquals(List.of("lamp-gone"), filtered("availability:out_of_stock"));
    assertTrue(feed().contains("mug-red"));
    assertFalse(feed().contains("lamp-gone"));
    offer("lamp-gone", offer("20 USD", "", Availability.IN_STOCK));
    offer("mug-red", offer("8 USD", "", Availability.OUT_OF_STOCK));
    assertEquals(List.of(), filtered("availability:out_of_stock"));
    assertEquals(3, filtered("availability:in_stock").size());
    assertEquals(List.of(), filtered("NOT availability:*"));
    assertEquals(List.of(new FacetValue("in_stock", 3)), facet("availability"));
    assertFalse(feed().contains("mug-red"));
    assertTrue(feed().contains("lamp-gone"));
  }

  private List<String> feed() {
    return ids(shop.search.search(SearchRequest.feed("nobody")));
  }

  @Test
  void priceFacet_countsWhatItsRangesFind() throws IOException {
    offer("lamp-red", offer("900 USD", "", Availability.IN_STOCK));
    List<FacetValue> ranges = facet("price");
    long sum = 0;
    for (FacetValue range : ranges) {
      assertEquals(range.count(), filtered("price:" + range.value()).size(), range.value());
      sum += range.count();
    }
    assertEquals(3, sum);
    assertTrue(filtered("price:" + ranges.getLast().value()).contains("lamp-red"));
  }

  @Test
  void counters_changeBesideThePrice() throws IOException {
    shop.views.signals("bulb", 99, 1, offer("5 USD", "", Availability.IN_STOCK));
    shop.views.publish();
    shop.search.refresh();
    assertEquals("bulb", ids(shop.search.search(Requests.of("lamp", "", "popularity"))).getFirst());
  }
}
