package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Json;
import dev.souk.representation.collaborative.CollaborativeBlend;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.SourceScore;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.LearnedBlend;
import dev.souk.view.schema.LearnedBlend.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds use what was learned and stored with the models. */
class LearnedBlendTest {

  private TestShop shop;

  @BeforeEach
  void open(@TempDir Path temp) throws IOException {
    shop = new TestShop(temp);
    shop.views.profile(TestShop.bought("lamp-lover", "lamp-red"));
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private Hit first(SearchRequest request, CollaborativeBlend learned) throws IOException {
    shop.views.models(TestShop.interactions(), learned);
    shop.views.publish();
    shop.search.refresh();
    return shop.search.search(request).hits().getFirst();
  }

  private static double contribution(Hit hit, String source) {
    SourceScore score = hit.sources().get(source);
    return score == null ? 0 : score.contribution();
  }

  @Test
  void feed_weighsTheModelsAsLearned() throws IOException {
    SearchRequest feed = SearchRequest.feed("lamp-lover");
    Hit all = first(feed, new CollaborativeBlend(1, 1));
    assertTrue(contribution(all, "factors") > 0, all.sources()::toString);
    assertEquals(0, contribution(all, "item_item"), all.sources()::toString);
    Hit none = first(feed, new CollaborativeBlend(0, 1));
    assertEquals(0, contribution(none, "factors"), none.sources()::toString);
    assertTrue(contribution(none, "item_item") > 0, none.sources()::toString);
  }

  private static LearnedBlend feed(boolean served) {
    Value better = new Value(0.3, 0.2);
    Value worse = new Value(0.2, 0.1);
    return new LearnedBlend(
        new TreeMap<>(Map.of("item_item", 0.2, "factors", 0.4, "popularity", 0.8, "interest", 0.1)),
        70,
        80,
        60,
        served ? better : worse,
        served ? worse : better,
        served);
  }

  private SearchResponse feedWith(LearnedBlend learned) throws IOException {
    shop.views.models(TestShop.interactions(), new CollaborativeBlend(0.25, 1), learned);
    shop.views.publish();
    shop.search.refresh();
    return shop.search.search(SearchRequest.feed("lamp-lover"));
  }

  /** What one point of the scale of a source adds to the score of {@code hit}. */
  private static double weight(Hit hit, String source) {
    SourceScore score = hit.sources().get(source);
    assertTrue(score != null && score.normalised() > 0, () -> source + ": " + hit.sources());
    return score == null ? 0 : score.contribution() / score.normalised();
  }

  private static Hit hit(SearchResponse response, String id) {
    return response.hits().stream()
        .filter(hit -> hit.item().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + TestShop.ids(response)));
  }

  @Test
  void feed_isTheSumOfLearnedWeightsTimesItsParts() throws IOException {
    SearchResponse response = feedWith(feed(true));
    for (Hit hit : response.hits()) {
      double sum = 0;
      for (SourceScore part : hit.sources().values()) {
        sum += part.contribution();
      }
      assertEquals(hit.score(), sum, 1e-9, hit.sources()::toString);
    }
    Hit bulb = hit(response, "bulb");
    // The profile's weights of the four sum to 1.45, those learned to 1.5.
    assertEquals(0.2 * 1.45 / 1.5, weight(bulb, "item_item"), 1e-9);
    assertEquals(0.4 * 1.45 / 1.5, weight(bulb, "factors"), 1e-9);
    assertEquals(0.8 * 1.45 / 1.5, weight(bulb, "popularity"), 1e-9);
    // Not named by what was learned: as by hand.
    assertEquals(0.05, weight(hit(response, "lamp-blue"), "affinity"), 1e-9);
  }

  @Test
  void feed_whereTheLearnedWeightsAreWorse_isWeighedByHand() throws IOException {
    Hit bulb = hit(feedWith(feed(false)), "bulb");
    assertEquals(1.3 * 0.75, weight(bulb, "item_item"), 1e-9);
    assertEquals(1.3 * 0.25, weight(bulb, "factors"), 1e-9);
    assertEquals(0.05, weight(bulb, "popularity"), 1e-9);
  }

  @Test
  void feed_ofAProfileThatDoesNotAskForThem_isWeighedByHand() throws IOException {
    shop.views.models(TestShop.interactions(), new CollaborativeBlend(0.25, 1), feed(true));
    shop.views.publish();
    Blend byHand = Blend.of(Map.of(SourceKind.ITEM_ITEM, 1.0, SourceKind.POPULARITY, 0.5));
    RankingProfile profile =
        new RankingProfile("by-hand", 1, byHand, byHand, byHand, byHand, byHand);
    try (LuceneShopSearch search =
        new LuceneShopSearch(
            shop.views.store(), shop.backend, RankingProfiles.of(profile), QueryEmbedder.NONE)) {
      SearchResponse response =
          search.search(
              new SearchRequest(
                  "",
                  "lamp-lover",
                  List.of(),
                  "",
                  List.of(),
                  "relevance",
                  0,
                  20,
                  List.of(),
                  false,
                  "by-hand"));
      assertEquals(1, weight(hit(response, "bulb"), "item_item"), 1e-9);
      assertEquals(0.5, weight(hit(response, "bulb"), "popularity"), 1e-9);
    }
  }

  @Test
  void status_showsWhatWasLearned() throws IOException {
    assertNull(shop.search.status().feed());
    SearchResponse _ = feedWith(feed(true));
    assertEquals(feed(true), shop.search.status().feed());
  }

  @Test
  void guest_isStillShownWhatIsPopular() throws IOException {
    SearchResponse _ = feedWith(feed(true));
    SearchResponse guest = shop.search.search(SearchRequest.feed(null));
    assertEquals("mug-red", guest.hits().getFirst().item().id());
  }

  @Test
  void search_keepsItsOwnWeights() throws IOException {
    SearchRequest words = Requests.viewed(SearchRequest.text("bulb"), "lamp-red");
    assertTrue(contribution(first(words, new CollaborativeBlend(1, 1)), "item_item") > 0);
  }

  @Test
  void history_fadesAsLearned() throws IOException {
    SearchRequest visits = Requests.viewed(SearchRequest.feed(null), "lamp-red", "phone");
    double whole = raw(first(visits, new CollaborativeBlend(0, 1)), visits, "bulb");
    double faded = raw(first(visits, new CollaborativeBlend(0, 0.5)), visits, "bulb");
    assertEquals(whole / 2, faded, 1e-6);
  }

  private double raw(Hit first, SearchRequest request, String id) {
    assertFalse(first.sources().isEmpty());
    for (Hit hit : shop.search.search(request).hits()) {
      if (hit.item().id().equals(id)) {
        return Map.copyOf(hit.sources()).getOrDefault("item_item", new SourceScore(0, 0, 0)).raw();
      }
    }
    throw new AssertionError(id + " is not in the feed");
  }

  @Test
  void head_ofModelsFromBefore_hasNothingLearned() {
    String head =
        "{\"factorChunks\":1,\"itemItemChunks\":1,\"items\":9,\"rank\":8,\"trainedTo\":\"b:1\"}";
    assertNull(Json.MAPPER.readValue(head, FactorsSchema.Head.class).blend());
    assertNull(Json.MAPPER.readValue(head, FactorsSchema.Head.class).feed());
  }
}
