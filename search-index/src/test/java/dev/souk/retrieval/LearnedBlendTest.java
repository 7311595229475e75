package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Json;
import dev.souk.representation.collaborative.CollaborativeBlend;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.SourceScore;
import dev.souk.view.schema.FactorsSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
  }
}
