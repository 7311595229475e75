package dev.souk.jobs.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.jobs.PipelineOptions;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.log.JsonlLayout;
import dev.souk.log.Topic;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.QueryEmbedder;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.Reason;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What two shoppers buy together is shown to a third at the next snapshot, without any training.
 */
class FreshIndicatorsIT {

  private static final String[] ITEMS = {"lamp", "bulb", "mug", "teapot", "quilt", "phone"};

  @TempDir Path directory;

  private static String purchase(String shopper, int minute, String item) {
    return ("{\"event_id\":\"%s-%s\",\"event_name\":\"purchase\",\"user_id\":\"%s\",\"event_time\":"
            + "\"2026-01-01T00:%02d:00Z\",\"items\":[{\"item_id\":\"%s\"}]}")
        .formatted(shopper, item, shopper, minute, item);
  }

  private static void buys(Shop shop, String shopper, String... items) throws IOException {
    for (int i = 0; i < items.length; i++) {
      shop.append(Topic.BEHAVIOR, shopper, purchase(shopper, i, items[i]));
    }
  }

  private static Optional<Hit> hit(LuceneShopSearch search, String shopper, String item)
      throws IOException {
    search.refresh();
    return search.search(SearchRequest.feed(shopper)).hits().stream()
        .filter(hit -> hit.item().id().equals(item))
        .findFirst();
  }

  private static boolean because(LuceneShopSearch search, String shopper, String item)
      throws IOException {
    return hit(search, shopper, item).stream()
        .flatMap(hit -> hit.reasons().stream())
        .anyMatch(reason -> reason.kind().equals("because"));
  }

  @Test
  void theThirdShopperIsShownWhatTheFirstTwoBoughtWithIt_andWhy() throws Exception {
    JobsConfig config =
        new JobsConfig(
            directory.resolve("flink"),
            2,
            2,
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            PipelineOptions.DEFAULT);
    try (Shop shop = new Shop(directory, new JsonlLayout(directory.resolve("log")));
        SimilarityBackend backend = new ScalarBackend();
        EmbeddedCluster cluster = EmbeddedCluster.start(2, directory.resolve("tmp"));
        EmbeddedJobs jobs = new EmbeddedJobs(cluster, config)) {
      for (String item : ITEMS) {
        shop.append(
            Topic.CATALOG,
            item,
            ("{\"event_id\":\"c-%s\",\"event_time\":\"2026-01-01T00:00:00Z\",\"op\":\"upsert\","
                    + "\"item\":{\"id\":\"%s\",\"title\":\"One %s\",\"price\":\"1 USD\"}}")
                .formatted(item, item, item));
      }
      // Others buy other things, so that lamp and bulb are no chance.
      for (int other = 0; other < 6; other++) {
        buys(shop, "other" + other, ITEMS[2 + other % 4]);
      }
      buys(shop, "third", "lamp");
      jobs.start(shop.job());
      Await.until(
          "first views",
          () ->
              shop.reflects(View.ITEMS, Topic.CATALOG)
                  && shop.reflects(View.PROFILES, Topic.BEHAVIOR)
                  && shop.reflects(View.SIGNALS, Topic.BEHAVIOR)
                  && shop.reflects(View.INDICATORS, Topic.BEHAVIOR));
      try (LuceneShopSearch search =
          new LuceneShopSearch(
              shop.store, backend, RankingProfiles.of(), QueryEmbedder.lsa(Optional::empty))) {
        assertTrue(!because(search, "third", "bulb"), "nobody has bought both yet");
        buys(shop, "first", "lamp", "bulb");
        buys(shop, "second", "lamp", "bulb");
        Await.until("the third shopper sees it", () -> because(search, "third", "bulb"));
        Hit bulb = hit(search, "third", "bulb").orElseThrow();
        assertEquals(
            List.of(new Reason("because", "because you bought One lamp", List.of("lamp"))),
            bulb.reasons().stream().filter(r -> r.kind().equals("because")).toList());
        assertEquals(
            "bulb",
            search.search(SearchRequest.feed("third")).hits().getFirst().item().id(),
            "it leads the feed");
        assertEquals(0, search.status().factors(), "nothing was trained");
      }
    }
  }
}
