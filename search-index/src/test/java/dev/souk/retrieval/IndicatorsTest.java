package dev.souk.retrieval;

import static dev.souk.retrieval.TestShop.bought;
import static dev.souk.retrieval.TestShop.ids;
import static dev.souk.retrieval.TestShop.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Item;
import dev.souk.domain.ItemIndicators;
import dev.souk.domain.ItemIndicators.Companion;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.representation.collaborative.LogLikelihood;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.Reason;
import dev.souk.retrieval.SearchResponse.SourceScore;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.view.schema.IndicatorsSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds by what others bought with it or next, without models. */
class IndicatorsTest {

  @TempDir Path temp;

  private final SimilarityBackend backend = new ScalarBackend();
  private TestViews views;

  @BeforeEach
  void open() {
    views = new TestViews(temp);
  }

  @AfterEach
  void close() throws IOException {
    views.close();
    backend.close();
  }

  private LuceneShopSearch search() throws IOException {
    views.publish();
    RankingProfile standard = RankingProfile.standard();
    Blend alone = Blend.of(Map.of(SourceKind.INDICATORS, 1.0));
    return new LuceneShopSearch(
        views.store(),
        backend,
        RankingProfiles.of(
            new RankingProfile(
                "default",
                1,
                standard.search(),
                alone,
                alone,
                standard.together(),
                standard.trending())),
        QueryEmbedder.lsa(views::basis));
  }

  private static Item any(String id) {
    return item(id, "Thing " + id, "", 1, "Brand", "Things", null);
  }

  private static SourceScore score(Hit hit) {
    return Objects.requireNonNull(hit.sources().get(SourceKind.INDICATORS.wire()));
  }

  @Test
  void theSurestCompanionComesFirst_andSaysWhy() throws IOException {
    views.items(any("lamp"), any("bulb"), any("bag"), any("mug"));
    views.indicators(new ItemIndicators(IndicatorsSchema.ALL, 100, 100, List.of()));
    views.indicators(new ItemIndicators("lamp", 20, 20, List.of()));
    views.indicators(new ItemIndicators("bulb", 10, 10, List.of(new Companion("lamp", 9, 0))));
    views.indicators(new ItemIndicators("bag", 90, 90, List.of(new Companion("lamp", 19, 0))));
    views.indicators(new ItemIndicators("mug", 50, 50, List.of(new Companion("lamp", 4, 0))));
    views.profile(bought("ann", "lamp"));
    try (LuceneShopSearch search = search()) {
      List<Hit> hits = search.search(SearchRequest.feed("ann")).hits();
      assertEquals("bulb", hits.getFirst().item().id());
      assertEquals(
          Math.sqrt(LogLikelihood.ratio(9, 10, 20, 100)), score(hits.getFirst()).raw(), 1e-5);
      assertEquals(
          List.of(new Reason("because", "because you bought Thing lamp", List.of("lamp"))),
          hits.getFirst().reasons());
      for (Hit hit : hits) {
        // Of the mug's buyers fewer bought a lamp than of all.
        assertEquals(hit.item().id().equals("mug"), score(hit).raw() == 0, hit.item().id());
      }
      SearchResponse beside = search.similar(ItemRequest.of("lamp", 3)).orElseThrow();
      assertEquals("bulb", ids(beside).getFirst());
      assertEquals(
          "often bought together with Thing lamp",
          beside.hits().getFirst().reasons().getFirst().text());
      assertTrue(
          search.search(SearchRequest.feed(null)).hits().stream()
              .allMatch(hit -> hit.reasons().isEmpty()),
          "of a guest nothing is known");
    }
  }

  @Test
  void ofTheSameEvidenceWhatIsBoughtNextComesFirst() throws IOException {
    views.items(any("lamp"), any("a"), any("b"), any("c"));
    views.indicators(new ItemIndicators(IndicatorsSchema.ALL, 100, 100, List.of()));
    views.indicators(new ItemIndicators("lamp", 20, 20, List.of()));
    views.indicators(new ItemIndicators("a", 10, 10, List.of(new Companion("lamp", 9, 0))));
    views.indicators(new ItemIndicators("b", 10, 10, List.of(new Companion("lamp", 9, 4))));
    views.indicators(new ItemIndicators("c", 10, 10, List.of(new Companion("lamp", 9, 0x1p-60))));
    views.profile(bought("ann", "lamp"));
    try (LuceneShopSearch search = search()) {
      List<Hit> hits = search.search(SearchRequest.feed("ann")).hits();
      assertEquals("b", hits.getFirst().item().id());
      double evidence = Math.sqrt(LogLikelihood.ratio(9, 10, 20, 100));
      assertEquals(2 * evidence, score(hits.getFirst()).raw(), 1e-5);
      assertEquals(evidence, score(hits.get(1)).raw(), 1e-5);
    }
  }

  @Test
  void littleEvidenceIsNotMadeMuchOf() throws IOException {
    views.items(any("lamp"), any("bulb"));
    views.indicators(new ItemIndicators(IndicatorsSchema.ALL, 6, 6, List.of()));
    views.indicators(new ItemIndicators("lamp", 3, 3, List.of()));
    views.indicators(new ItemIndicators("bulb", 3, 3, List.of(new Companion("lamp", 2, 0))));
    views.profile(bought("ann", "lamp"));
    try (LuceneShopSearch search = search()) {
      Hit bulb = search.search(SearchRequest.feed("ann")).hits().getFirst();
      assertEquals("bulb", bulb.item().id());
      double normalised = score(bulb).normalised();
      assertTrue(normalised > 0 && normalised < 0.3, () -> "normalised: " + normalised);
    }
  }

  private static long buyers(Map<String, ItemIndicators> all, Companion companion) {
    return Objects.requireNonNull(all.get(companion.itemId())).shoppers();
  }

  /** Passing over what cannot be among the best must not change what the best are. */
  @Test
  void theBestAreThoseOfAPlainSum() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int items = 2_000;
    int purchases = 50_000;
    Map<String, ItemIndicators> all = new TreeMap<>();
    for (int i = 0; i < items; i++) {
      int bought = 10 + random.nextInt(400);
      int counted = 10 + random.nextInt(bought);
      Map<String, Companion> companions = new TreeMap<>();
      for (int c = 0; c < 30; c++) {
        String companion = "i" + random.nextInt(40);
        companions.put(companion, new Companion(companion, 1 + random.nextInt(10), 0));
      }
      companions.remove("i" + i);
      all.put(
          "i" + i, new ItemIndicators("i" + i, bought, counted, List.copyOf(companions.values())));
    }
    for (ItemIndicators indicators : all.values()) {
      views.items(any(indicators.itemId()));
      views.indicators(indicators);
    }
    views.indicators(new ItemIndicators(IndicatorsSchema.ALL, purchases, 0, List.of()));
    views.profile(bought("ann", "i1", "i2", "i3", "i4"));
    try (LuceneShopSearch search = search()) {
      List<Double> found = new ArrayList<>();
      for (Hit hit : search.search(Requests.page(SearchRequest.feed("ann"), 0, 20)).hits()) {
        found.add(score(hit).raw());
      }
      List<Double> expected = new ArrayList<>();
      for (ItemIndicators indicators : all.values()) {
        double sum = 0;
        for (Companion companion : indicators.companions()) {
          if (List.of("i1", "i2", "i3", "i4").contains(companion.itemId())) {
            sum +=
                Math.sqrt(
                    LogLikelihood.ratio(
                        companion.shoppers(),
                        indicators.counted(),
                        buyers(all, companion),
                        purchases));
          }
        }
        if (!List.of("i1", "i2", "i3", "i4").contains(indicators.itemId())) {
          expected.add(sum);
        }
      }
      expected.sort(java.util.Comparator.reverseOrder());
      for (int place = 0; place < found.size(); place++) {
        assertEquals(expected.get(place), found.get(place), 1e-3, "seed " + seed);
      }
      assertFalse(found.isEmpty(), "seed " + seed);
    }
  }
}
