package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.ids;
import static dev.souk.retrieval.TestShop.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.Diversity;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.ranking.SourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A feed is the beginning of the ranking of all items, in which each source scores every item,
 * though sources propose only their best: also where most of what is best must not be shown.
 */
class LargeShopTest {

  private static final int ITEMS = 400;
  private static final String ALL = "price:[0 TO *]";

  @TempDir private Path temp;

  /** One source, which proposes as few as are shown. */
  private static RankingProfiles profile(SourceKind kind) {
    Blend blend = new Blend(Map.of(kind, 1.0), Map.of(kind, 20), Diversity.NONE, false);
    return RankingProfiles.of(new RankingProfile("default", 1, blend, blend, blend, blend, blend));
  }

  private static TestViews views(Path root, double soldOut, long seed) throws IOException {
    Random random = new Random(seed);
    TestViews views = new TestViews(root);
    Item[] items = new Item[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      String words = "w" + random.nextInt(20) + " v" + random.nextInt(20) + " u" + i;
      items[i] =
          TestShop.with(
              item("i" + i, words, "", 1, "B" + i % 5, "C" + i % 7, null),
              null,
              random.nextDouble() < soldOut ? Availability.OUT_OF_STOCK : Availability.IN_STOCK);
    }
    Interactions.Builder bought = Interactions.builder();
    for (int u = 0; u < 300; u++) {
      int taste = random.nextInt(8);
      for (int n = 0; n < 12; n++) {
        int i = random.nextInt(ITEMS / 8) * 8 + (random.nextInt(5) == 0 ? n % 8 : taste);
        bought.add("u" + u, "i" + i, 1, TestShop.NOW);
      }
    }
    views.items(items).models(bought.build());
    views.profile(TestShop.bought("shopper", "i0", "i8", "i16", "i24", "i33"));
    return views.publish();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.6, 0.97})
  void feedIsTheBeginningOfTheWholeRanking(double soldOut) throws IOException {
    long seed = new Random().nextLong();
    try (TestViews views = views(temp.resolve("shop"), soldOut, seed);
        SimilarityBackend backend = new ScalarBackend()) {
      for (SourceKind kind : new SourceKind[] {SourceKind.FACTORS, SourceKind.INTEREST}) {
        try (LuceneShopSearch search =
            new LuceneShopSearch(
                views.store(), backend, profile(kind), QueryEmbedder.lsa(views::basis))) {
          // Some shown, so that not only what was bought is left out.
          SearchRequest feed =
              Requests.page(
                  Requests.excluding(SearchRequest.feed("shopper"), false, "i40", "i48", "i56"),
                  0,
                  5);
          SearchRequest all =
              Requests.page(
                  Requests.excluding(
                      Requests.shopper(Requests.filtered("", ALL), "shopper"),
                      false,
                      "i40",
                      "i48",
                      "i56"),
                  0,
                  5);
          SearchResponse best = search.search(feed);
          assertFalse(best.hits().isEmpty(), () -> kind + ", seed " + seed);
          assertEquals(
              best.hits().stream().map(SearchResponse.Hit::score).toList(),
              search.search(all).hits().stream().map(SearchResponse.Hit::score).toList(),
              () -> kind + ", seed " + seed + ", " + ids(best));
        }
      }
    }
  }
}
