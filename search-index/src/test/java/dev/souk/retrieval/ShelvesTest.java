package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static dev.souk.retrieval.TestShop.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is shown beside an item and without words: together, trending, because you, cold starts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShelvesTest {

  private TestShop shop;

  @BeforeAll
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
    // Nobody has seen it yet.
    shop.views.items(
        item("lamp-new", "Red lamp for the table", "A red glass", 20, "Lumo", "Lamps", "red"));
    shop.views.profile(TestShop.bought("lamps", "lamp-red")).publish();
    shop.search.refresh();
  }

  @AfterAll
  void close() throws IOException {
    shop.close();
  }

  private SearchResponse together(String id) {
    return shop.search.together(ItemRequest.of(id, 10)).orElseThrow();
  }

  @Test
  void together_isByBaskets_andSaysSo() {
    SearchResponse lamp = together("lamp-red");
    assertEquals("shade-s", ids(lamp).getFirst());
    assertFalse(ids(lamp).contains("lamp-red"));
    Reason reason = lamp.hits().getFirst().reasons().getFirst();
    assertEquals("together", reason.kind());
    assertEquals("often bought together with Red table lamp", reason.text());
    assertEquals(List.of("lamp-red"), reason.itemIds());
  }

  @Test
  void together_withoutEvidence_isEmptyAndNotFilledUp() {
    assertEquals(List.of(), ids(together("quilt")));
    assertEquals(List.of(), ids(together("lamp-new")));
    assertTrue(shop.search.together(ItemRequest.of("nothing", 10)).isEmpty());
  }

  @Test
  void together_isKnownWhereAllAreGuests(@TempDir Path temp) throws IOException {
    try (TestShop guests = new TestShop(temp)) {
      List<String> phones = List.of("phone", "quilt");
      List<String> mugs = List.of("mug-red", "teapot");
      guests.views.models(List.of(phones, phones, mugs, mugs)).publish();
      guests.search.refresh();
      SearchResponse phone = guests.search.together(ItemRequest.of("phone", 10)).orElseThrow();
      assertEquals("quilt", ids(phone).getFirst());
      SearchRequest looked = Requests.viewed(SearchRequest.feed(null), "lamp-red");
      assertFalse(guests.search.search(looked).hits().isEmpty());
    }
  }

  @Test
  void trending_isWhatRises_thenWhatIsPopular_theSameForAll() {
    SearchResponse guest = shop.search.trending(SearchRequest.feed(null));
    assertEquals("quilt", ids(guest).getFirst());
    assertEquals("trending", guest.hits().getFirst().reasons().getFirst().kind());
    assertFalse(guest.personal());
    Set<String> rest = new TreeSet<>(ids(guest));
    rest.remove("lamp-red");
    assertEquals(rest, new TreeSet<>(ids(shop.search.trending(SearchRequest.feed("lamps")))));
  }

  @Test
  void newItem_isShownByWhatItIs() {
    assertTrue(
        ids(shop.search.similar(ItemRequest.of("lamp-red", 3)).orElseThrow()).contains("lamp-new"));
    assertEquals(
        "lamp-red",
        ids(shop.search.similar(ItemRequest.of("lamp-new", 3)).orElseThrow()).getFirst());
    Hit hit =
        shop.search.search(SearchRequest.feed("lamps")).hits().stream()
            .filter(each -> each.item().id().equals("lamp-new"))
            .findFirst()
            .orElseThrow();
    Reason reason = hit.reasons().getFirst();
    assertEquals("like Red table lamp, which you bought", reason.text());
    assertEquals(List.of("lamp-red"), reason.itemIds());
  }

  @Test
  void because_namesTheItemThatSpeaksMost() {
    SearchResponse feed =
        shop.search.search(Requests.viewed(SearchRequest.feed(null), "teapot", "lamp-blue"));
    for (Hit hit : feed.hits()) {
      for (Reason reason : hit.reasons()) {
        if (reason.kind().equals("because")) {
          String expected =
              switch (hit.item().id()) {
                case "bulb" -> "lamp-blue";
                case "mug-red", "mug-blue" -> "teapot";
                default -> "";
              };
          assertEquals(List.of(expected), reason.itemIds(), hit.item().id());
        }
      }
    }
    assertTrue(
        feed.hits().stream()
            .anyMatch(hit -> hit.reasons().stream().anyMatch(r -> r.kind().equals("because"))));
  }
}
