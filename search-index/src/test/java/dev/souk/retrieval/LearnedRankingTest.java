package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.representation.ranking.LambdaMart;
import dev.souk.representation.ranking.LambdaMartConfig;
import dev.souk.representation.ranking.RankingModel;
import dev.souk.representation.ranking.RankingWorth;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.SourceScore;
import dev.souk.retrieval.rerank.FeatureCapture.Captured;
import dev.souk.retrieval.rerank.RankingFeatures;
import dev.souk.retrieval.rerank.RankingFiles;
import dev.souk.retrieval.rerank.RankingTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ranking learned from judgements that want the dearest lamp first. */
final class LearnedRankingTest {

  private static final List<String> QUERIES = List.of("lamp", "table lamp", "lamps", "Lumo lamp");

  private static final LambdaMartConfig SMALL =
      new LambdaMartConfig(30, 4, 0.2, 1, 0.1, 1, 1, 10, 1, 1);

  @TempDir Path directory;
  private TestShop shop;
  private RankingFiles files;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(directory.resolve("views"));
    files = new RankingFiles(directory.resolve("ranking"));
    shop.search.rankedBy(files);
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private RankingModel trained() {
    RankingTrainer trainer = new RankingTrainer();
    for (int repeated = 0; repeated < 6; repeated++) {
      for (String query : QUERIES) {
        Captured searched = shop.search.features(SearchRequest.text(query));
        trainer.add(searched, LearnedRankingTest::wanted, id -> 1);
      }
    }
    return trainer.train(SMALL, LambdaMart.Work.HERE).orElseThrow();
  }

  private static double wanted(String id) {
    return id.equals("lamp-floor") ? 2 : id.equals("bulb") ? 1 : 0;
  }

  private static RankingModel served(RankingModel model, boolean better) {
    RankingWorth worth = model.worth();
    return new RankingModel(
        model.features(),
        model.trees(),
        new RankingWorth(
            worth.queries(), worth.candidates(), 0.9, 0.8, better ? 0.05 : -0.05, worth.trees()));
  }

  @Test
  void ranksAsTheJudgementsWantAndSaysSo() throws IOException {
    List<String> before = TestShop.ids(shop.search.search(SearchRequest.text("lamp")));
    assertNotEquals("lamp-floor", before.getFirst());

    files.publish(served(trained(), true));
    SearchResponse response = shop.search.search(SearchRequest.text("lamp"));

    assertEquals("lamp-floor", response.hits().getFirst().item().id());
    assertEquals(before.size(), response.hits().size());
    double last = Double.POSITIVE_INFINITY;
    for (Hit hit : response.hits()) {
      SourceScore learned = hit.sources().get("learned");
      assertNotNull(learned, "learned part of " + hit.item().id());
      assertTrue(learned.normalised() > 0 && learned.normalised() < 1);
      assertNotNull(hit.sources().get("text"), "the sources' own scores stay");
      double sum = 0;
      for (SourceScore part : hit.sources().values()) {
        sum += part.contribution();
      }
      assertEquals(hit.score(), sum, 1e-9);
      assertTrue(hit.score() <= last);
      last = hit.score();
    }
  }

  @Test
  void aPageAndTheNextAgree() throws IOException {
    files.publish(served(trained(), true));
    List<String> all = TestShop.ids(shop.search.search(SearchRequest.text("lamp")));

    SearchRequest second =
        new SearchRequest(
            "lamp", null, List.of(), "", List.of(), "relevance", 2, 2, List.of(), false, "default");

    assertEquals(all.subList(2, 4), TestShop.ids(shop.search.search(second)));
  }

  @Test
  void otherOrdersAreLeftAlone() throws IOException {
    SearchRequest cheapest =
        new SearchRequest(
            "lamp",
            null,
            List.of(),
            "",
            List.of(),
            "price_asc",
            0,
            20,
            List.of(),
            false,
            "default");
    SearchResponse before = shop.search.search(cheapest);

    files.publish(served(trained(), true));

    assertEquals(before, shop.search.search(cheapest));
  }

  @Test
  void whatIsNotWorthMoreIsShownAndNotServed() throws IOException {
    SearchResponse before = shop.search.search(SearchRequest.text("lamp"));
    assertNull(shop.search.status().ranking());

    files.publish(served(trained(), false));

    assertEquals(before, shop.search.search(SearchRequest.text("lamp")));
    RankingWorth worth = shop.search.status().ranking();
    assertNotNull(worth);
    assertFalse(worth.served());
  }

  @Test
  void aModelOfFeaturesThatAreNotKnownIsRefused() throws IOException {
    RankingModel model = served(trained(), true);
    files.publish(model);
    List<String> renamed =
        model.features().stream()
            .map(name -> name.equals("query.length") ? "other" : name)
            .toList();

    files.publish(new RankingModel(renamed, model.trees(), model.worth()));

    assertTrue(files.served().isPresent(), "the model before stays in use");
    assertEquals(Optional.empty(), new RankingFiles(directory.resolve("none")).current());
  }

  @Test
  void aFileThatIsDamagedIsRefusedUntilItIsReplaced() throws IOException {
    RankingFiles other = new RankingFiles(directory.resolve("other"));
    Files.createDirectories(directory.resolve("other"));
    Files.write(directory.resolve("other").resolve("CURRENT.ranking"), new byte[] {1, 2, 3});

    other.refresh();
    assertTrue(other.current().isEmpty());
    other.publish(served(trained(), true));

    assertTrue(other.served().isPresent());
  }

  @Test
  void featuresTellOfTheWords() {
    Captured searched = shop.search.features(SearchRequest.text("red table lamp"));
    int width = RankingFeatures.all().size();
    int red = searched.ids().indexOf("lamp-red");

    assertTrue(red >= 0);
    assertEquals(searched.ids().size() * width, searched.rows().length);
    assertEquals(1, feature(searched, red, "title.covered"), 1e-6);
    assertEquals(1, feature(searched, red, "order.is_query"));
    assertEquals(3, feature(searched, red, "order.run"));
    assertEquals(0, feature(searched, red, "title.missing"));
    assertEquals(1, feature(searched, red, "list.bm25"), 1e-6);
    assertEquals(0, feature(searched, red, "order.first_at"));
    assertEquals(3, feature(searched, red, "query.length"));
  }

  @Test
  void tooFewSearchesTeachNothing() {
    RankingTrainer trainer = new RankingTrainer();
    trainer.add(
        shop.search.features(SearchRequest.text("lamp")), LearnedRankingTest::wanted, id -> 1);

    assertEquals(1, trainer.searches());
    assertTrue(trainer.train(SMALL, LambdaMart.Work.HERE).isEmpty());
  }

  private static float feature(Captured searched, int candidate, String name) {
    int width = RankingFeatures.all().size();
    return searched.rows()[candidate * width + RankingFeatures.all().indexOf(name)];
  }
}
