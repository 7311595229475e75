package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static dev.souk.retrieval.TestShop.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.Diversity;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.ranking.SourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first hits are of several brands and categories, as far as a profile says. */
class DiversityTest {

  @TempDir private Path temp;

  private static RankingProfiles profiles(Diversity diversity) {
    Blend popular = Blend.of(Map.of(SourceKind.POPULARITY, 1.0)).with(diversity);
    return RankingProfiles.of(
        new RankingProfile("default", 1, popular, popular, popular, popular, popular));
  }

  /** Popular in this order: five of brand A, then B and C; D at the bottom, its score 0. */
  private List<String> feed(Diversity diversity, int from, int size) throws IOException {
    Path root = temp.resolve("shop" + from + "-" + size + "-" + diversity.hashCode());
    try (TestViews views = new TestViews(root);
        SimilarityBackend backend = new ScalarBackend()) {
      double popularity = 100;
      for (String id : List.of("a1", "a2", "a3", "a4", "a5", "b1", "c1", "c2")) {
        String brand = id.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
        views.items(item(id, "Lamp " + id, "", 1, brand, "Lamps of " + brand, null));
        views.signals(id, popularity, 0);
        popularity -= 2;
      }
      for (String id : List.of("d1", "d2", "d3")) {
        views.items(item(id, "Lamp " + id, "", 1, "D", "Lamps of D", null)).signals(id, 0, 0);
      }
      views.publish();
      try (LuceneShopSearch search =
          new LuceneShopSearch(views.store(), backend, profiles(diversity), QueryEmbedder.NONE)) {
        return ids(search.search(Requests.page(SearchRequest.feed(null), from, size)));
      }
    }
  }

  @Test
  void none_isTheOrderOfTheScores() throws IOException {
    assertEquals(
        List.of("a1", "a2", "a3", "a4", "a5", "b1", "c1", "c2", "d1", "d2", "d3"),
        feed(Diversity.NONE, 0, 20));
  }

  @Test
  void atMostSoManyOfABrand_theRestFollows() throws IOException {
    List<String> expected =
        List.of("a1", "a2", "b1", "c1", "a3", "a4", "a5", "c2", "d1", "d2", "d3");
    assertEquals(expected, feed(new Diversity(4, Map.of("brand", 2)), 0, 20));
    assertEquals(expected, feed(new Diversity(4, Map.of("category", 2)), 0, 20));
  }

  @Test
  void pagesJoin() throws IOException {
    Diversity diversity = new Diversity(4, Map.of("brand", 2));
    List<String> joined = new ArrayList<>();
    for (int from = 0; from < 11; from += 3) {
      joined.addAll(feed(diversity, from, 3));
    }
    assertEquals(feed(diversity, 0, 20), joined);
  }

  @Test
  void nothingIsPutUpThatScoresLessThanHalf() throws IOException {
    assertEquals(
        List.of("a1", "b1", "c1", "a2", "a3", "a4", "a5", "c2", "d1", "d2", "d3"),
        feed(new Diversity(9, Map.of("brand", 1)), 0, 20));
  }

  @Test
  void outOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Diversity(0, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new Diversity(101, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new Diversity(5, Map.of("brand", 0)));
  }
}
