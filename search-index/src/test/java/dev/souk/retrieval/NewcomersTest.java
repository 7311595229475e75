package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Item;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.SourceScore;
import dev.souk.retrieval.ranking.RankingProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items that nobody touched have a factor, by their words. */
class NewcomersTest {

  private static final int ITEMS = 40;

  private TestViews views;
  private LuceneShopSearch search;

  @BeforeEach
  void open(@TempDir Path temp) throws IOException {
    views = new TestViews(temp);
    for (int i = 0; i < ITEMS; i++) {
      views.items(lamp("lamp" + i), boot("boot" + i));
    }
    views.items(lamp("new-lamp"), boot("new-boot"));
    views.publish();
    views.models(interactions()).publish();
    search =
        new LuceneShopSearch(
            views.store(),
            new ScalarBackend(),
            RankingProfiles.of(),
            QueryEmbedder.lsa(views::basis));
  }

  @AfterEach
  void close() throws IOException {
    search.close();
    views.close();
  }

  private static Item lamp(String id) {
    return TestShop.item(id, "Reading lamp", "Glass and brass", 20, "Lumo", "Lamps", null);
  }

  private static Item boot(String id) {
    return TestShop.item(id, "Hiking boot", "Leather and wool", 20, "Alpina", "Boots", null);
  }

  /** Of some who want lamps and some who want boots, each without one in three. */
  private static Interactions interactions() {
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < 30; u++) {
      for (int i = 0; i < ITEMS; i++) {
        if ((i + u) % 3 != 0) {
          builder.add("l" + u, "lamp" + i, 1, TestShop.NOW);
          builder.add("b" + u, "boot" + i, 1, TestShop.NOW);
        }
      }
    }
    return builder.build();
  }

  /** What the factors say of each item to somebody who looked at two lamps. */
  private Map<String, Double> factors() {
    SearchRequest feed =
        Requests.viewed(Requests.page(SearchRequest.feed(null), 0, 2 * ITEMS), "lamp0", "lamp1");
    Map<String, Double> factors = new TreeMap<>();
    for (Hit hit : search.search(feed).hits()) {
      SourceScore score = hit.sources().get("factors");
      factors.put(hit.item().id(), score == null ? 0 : score.raw());
    }
    return factors;
  }

  private static double factor(Map<String, Double> factors, String id) {
    return factors.getOrDefault(id, 0.0);
  }

  @Test
  void anItemThatNobodyTouched_scoresAsItsLikes() {
    Map<String, Double> factors = factors();
    assertTrue(factor(factors, "new-lamp") > 0.3 * factor(factors, "lamp5"), factors::toString);
    assertTrue(
        factor(factors, "new-lamp") > 3 * Math.abs(factor(factors, "new-boot")), factors::toString);
  }

  @Test
  void anItemThatComesAfterTraining_hasAFactorAtOnce() throws IOException {
    views.items(lamp("newer-lamp")).publish();
    search.refresh();
    Map<String, Double> factors = factors();
    assertEquals(factor(factors, "new-lamp"), factor(factors, "newer-lamp"), 1e-6);
    views.delete("newer-lamp").publish();
    search.refresh();
    assertFalse(factors().containsKey("newer-lamp"));
  }

  @Test
  void anItemThatWasTrained_isNoNewcomerAnyMore() throws IOException {
    Interactions.Builder more = Interactions.builder();
    for (int u = 0; u < 30; u++) {
      for (int i = 0; i < ITEMS; i++) {
        more.add("l" + u, "lamp" + i, 1, TestShop.NOW).add("b" + u, "boot" + i, 1, TestShop.NOW);
      }
      // Against its words.
      more.add("b" + u, "new-lamp", 1, TestShop.NOW);
    }
    views.models(more.build()).publish();
    search.refresh();
    Map<String, Double> factors = factors();
    assertTrue(factor(factors, "new-lamp") < 0.1, factors::toString);
  }

  @Test
  void anExcludedNewcomer_isNotAnswered() {
    SearchRequest feed =
        Requests.excluding(
            Requests.viewed(
                Requests.page(SearchRequest.feed(null), 0, 2 * ITEMS), "lamp0", "lamp1"),
            false,
            "new-lamp");
    assertTrue(
        search.search(feed).hits().stream().noneMatch(hit -> hit.item().id().equals("new-lamp")));
  }
}
