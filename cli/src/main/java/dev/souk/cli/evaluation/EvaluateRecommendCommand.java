package dev.souk.cli.evaluation;

import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.ShopSearch;
import dev.souk.view.Manifest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code souk evaluate recommend}: how many of the items that users turned out to want are in their
 * feeds. The training data becomes a log, the jobs make views of it, the models are trained, and
 * every test user's feed is asked for as a storefront asks: what is measured is what is served.
 */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = {
      "Trains on one file, asks for every test user's feed and scores it against another file.",
      "Lines are 'user item item ...'; --format says what is known of the times of the training data.",
      "Items of the training data are not recommended again."
    })
final class EvaluateRecommendCommand implements Callable<Integer> {

  @Option(names = "--train", required = true, description = "what users had")
  private Path train = Path.of("");

  @Option(names = "--test", required = true, description = "what they turned out to want")
  private Path test = Path.of("");

  @Option(
      names = "--format",
      defaultValue = "sets",
      description = {
        "what lines of the training data are: ${COMPLETION-CANDIDATES} (default: sets).",
        "sets: 'user item item ...' in no order; sequences: the same in the order of time;",
        "events: 'user item time', time in seconds since 1970 or as ISO 8601"
      })
  private DataFormat format = DataFormat.SETS;

  @Option(names = "--k", defaultValue = "20", description = "length of a feed (default: 20)")
  private int k = 20;

  @Option(names = "--run", description = "write the feeds here, as a TREC run")
  private @Nullable Path run;

  @Option(names = "--json", description = "write the figures here")
  private @Nullable Path json;

  @Option(
      names = "--profile",
      defaultValue = "default",
      description = "ranking profile; of several, the first one's run and figures are written")
  private List<String> profiles = List.of("default");

  @Option(names = "--config", defaultValue = "config/souk.yaml", description = "settings")
  private Path config = Path.of("config/souk.yaml");

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    if (k < 1 || k > 100) {
      System.err.println("--k: " + k + " (expected: 1 to 100)");
      return 2;
    }
    PrintStream out = System.out;
    Interactions trained = Interactions.read(train, format);
    Interactions wanted = Interactions.read(test, DataFormat.SETS);
    try (EvaluationShop shop =
        EvaluationShop.start(config, log -> TrainingLog.write(trained, log), out)) {
      Map<String, String> model = shop.model();
      printModel(model, out);
      for (String profile : profiles) {
        long begun = System.nanoTime();
        Map<String, List<Hit>> feeds = feeds(shop.search(), profile, wanted, out);
        double asking = (System.nanoTime() - begun) / 1e9;
        Map<String, Object> figures = figures(profile, trained, wanted, feeds, shop.search());
        figures.put("seconds_to_views_and_models", shop.secondsToReady());
        figures.put("model", model);
        figures.put("seconds_for_feeds", asking);
        print(figures, out);
        if (profile.equals(profiles.getFirst())) {
          write(feeds, figures);
        }
      }
    }
    return 0;
  }

  private static void printModel(Map<String, String> model, PrintStream out) {
    model.forEach((name, value) -> {
      if (!name.equals(Manifest.POSITION)) {
        out.printf("  %-40s %s%n", name, value);
      }
    });
  }

  private Map<String, List<Hit>> feeds(
      ShopSearch search, String profile, Interactions wanted, PrintStream out)
      throws InterruptedException, ExecutionException {
    return Asking.all(
        "asking for feeds",
        wanted.users().keySet(),
        user -> search.search(request(user, profile)).hits(),
        out);
  }

  private SearchRequest request(String user, String profile) {
    return new SearchRequest(
        "", user, List.of(), "", List.of(), "relevance", 0, k, List.of(), false, profile);
  }

  private Map<String, Object> figures(
      String profile,
      Interactions trained,
      Interactions wanted,
      Map<String, List<Hit>> feeds,
      ShopSearch search) {
    RankingMetrics metrics = new RankingMetrics(k);
    for (Map.Entry<String, List<Hit>> feed : feeds.entrySet()) {
      List<String> ids = new ArrayList<>();
      for (Hit hit : feed.getValue()) {
        ids.add(hit.item().id());
      }
      metrics.add(ids, new HashSet<>(wanted.items(feed.getKey())));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("k", k);
    figures.put("profile", profile);
    figures.put("recall", metrics.recall());
    figures.put("ndcg", metrics.ndcg());
    figures.put("hit_rate", metrics.hitRate());
    figures.put("test_users", metrics.users());
    figures.put("train_users", trained.users().size());
    figures.put("train_items", trained.catalogue().size());
    figures.put("train_pairs", trained.pairs());
    figures.put("backend", search.status().backend());
    figures.put("machine", EvaluationShop.machine());
    return figures;
  }

  private static void print(Map<String, Object> figures, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s: Recall@%s %.4f  NDCG@%s %.4f  HR@%s %.4f  (%s users, %s items; %.1f s to views and"
            + " models, %.1f s for feeds; %s)%n",
        figures.get("profile"),
        figures.get("k"),
        (Double) figures.get("recall"),
        figures.get("k"),
        (Double) figures.get("ndcg"),
        figures.get("k"),
        (Double) figures.get("hit_rate"),
        figures.get("test_users"),
        figures.get("train_items"),
        (Double) figures.get("seconds_to_views_and_models"),
        (Double) figures.get("seconds_for_feeds"),
        figures.get("machine"));
  }

  private void write(Map<String, List<Hit>> feeds, Map<String, Object> figures) throws IOException {
    if (run != null) {
      TrecRun.write(run, feeds);
    }
    if (json != null) {
      Files.writeString(
          json,
          dev.souk.domain.Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    }
  }
}
