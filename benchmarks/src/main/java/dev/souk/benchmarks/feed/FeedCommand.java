package dev.souk.benchmarks.feed;

import dev.souk.benchmarks.report.CpuProfile;
import dev.souk.benchmarks.report.Machine;
import dev.souk.benchmarks.report.Parts;
import dev.souk.benchmarks.report.Report;
import dev.souk.benchmarks.report.Run;
import dev.souk.benchmarks.report.Statistics;
import dev.souk.domain.Touch;
import dev.souk.kernels.BackendKind;
import dev.souk.kernels.Backends;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.QueryEmbedder;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.ShopSearch;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.Diversity;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.view.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a feed takes and how many there are in a second, in a shop with very many items: the
 * whole of {@link ShopSearch#search}, as the endpoint calls it, without HTTP.
 *
 * <p>Real are the views' files and formats, the readers, rules, sources, kernel, blend and
 * explanation; synthetic are what the views hold, and there is no vector of meaning.
 */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Feeds of a shop with very many items: latency at a steady rate, and how many.")
public final class FeedCommand implements Callable<Integer> {

  /** The order of the scores, which all items can be ranked in as well. */
  private static final String PLAIN = "plain";

  private static final String EVERYTHING = "price:[0 TO *]";

  @Option(names = "--items", description = "Items in the shop.")
  private int items = 1_000_000;

  @Option(names = "--rank", description = "Of the factors.")
  private int rank = 64;

  @Option(names = "--shoppers", description = "Shoppers with a profile.")
  private int shoppers = 20_000;

  @Option(names = "--threads", description = "That search; 0 is one per core.")
  private int threads = 0;

  @Option(names = "--rate", description = "Feeds per second; 0 is half of what is possible.")
  private double rate = 0;

  @Option(names = "--seconds", description = "Of each part.")
  private double seconds = 30;

  @Option(names = "--warm-seconds", description = "Before the first part.")
  private double warmSeconds = 20;

  @Option(names = "--checked", description = "Feeds that are compared with a ranking of all items.")
  private int checked = 20;

  @Option(names = "--seed", description = "Decides the shop and who asks.")
  private long seed = 1;

  @Option(names = "--json", description = "A file for the results.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    int searching = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("items", items);
    parameters.put("rank", rank);
    parameters.put("shoppers", shoppers);
    parameters.put("threads", searching);
    parameters.put("rate", rate == 0 ? "half of saturation" : rate);
    parameters.put("seconds", seconds);
    parameters.put("warm_seconds", warmSeconds);
    parameters.put("seed", seed);
    parameters.put(
        "synthetic", "items, signals, profiles, indicators, factors, neighbours; no vectors");
    Report report = new Report("feed", parameters, System.out);
    SyntheticShop shop = new SyntheticShop(items, shoppers, rank, seed);
    Path root = Files.createTempDirectory("souk-bench");
    try (SimilarityBackend backend = Backends.select(BackendKind.AUTO).backend()) {
      report.say("writing views");
      SnapshotStore store = new SyntheticViews(shop, root).write();
      try (ShopSearch search =
          new LuceneShopSearch(store, backend, profiles(), QueryEmbedder.NONE)) {
        report.put("backend", backend.name() + " on " + backend.device());
        check(report, search, shop);
        measure(report, new FeedLoad(search, shop, searching, seed));
      }
    } finally {
      FileUtils.deleteDirectoryQuietly(root.toFile());
    }
    report.write(json);
    return 0;
  }

  private static RankingProfiles profiles() {
    RankingProfile standard = RankingProfile.standard();
    Blend feed = standard.feed().with(Diversity.NONE);
    return RankingProfiles.of(
        standard,
        new RankingProfile(
            PLAIN,
            1,
            standard.search(),
            feed,
            standard.similar(),
            standard.together(),
            standard.trending()));
  }

  /**
   * A feed must be the beginning of the ranking of all items, each of which every source scores in
   * plain loops, without candidates, masks and kernel; and it must have nothing that was bought.
   */
  private void check(Report report, ShopSearch search, SyntheticShop shop) {
    for (int shopper = 0; shopper < checked; shopper++) {
      String id = SyntheticShop.shopperId(shopper);
      List<Hit> feed = search.search(request(id, "")).hits();
      List<Hit> all = search.search(request(id, EVERYTHING)).hits();
      if (feed.isEmpty() || !ids(feed).equals(ids(all))) {
        throw new IllegalStateException(
            "feed of %s: %s (expected: %s)".formatted(id, ids(feed), ids(all)));
      }
      for (Touch touch : shop.profile(shopper).touches()) {
        if (touch.owned() && ids(feed).contains(touch.itemId())) {
          throw new IllegalStateException(
              "feed of %s: %s (expected: nothing bought)".formatted(id, touch.itemId()));
        }
      }
    }
    report.correct(checked + " feeds are the beginning of the ranking of all " + items + " items");
  }

  private static SearchRequest request(String shopper, String filter) {
    return new SearchRequest(
        "", shopper, List.of(), filter, List.of(), "relevance", 0, 20, List.of(), false, PLAIN);
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(hit -> hit.item().id()).toList();
  }

  private void measure(Report report, FeedLoad load) throws Exception {
    long _ = load.saturate(warmSeconds);
    double cpu = Machine.cpuSeconds();
    long begin = System.nanoTime();
    long answered;
    try (CpuProfile profile = new CpuProfile()) {
      answered = load.saturate(seconds);
      double passed = (System.nanoTime() - begin) / 1e9;
      Run run = new Run("saturation", answered, passed, Machine.cpuSeconds() - cpu);
      report.add(run);
      double[] perSecond = {run.perSecond()};
      double _ = report.median("saturation, feeds per second", perSecond);
      profiled(report, profile.stop());
    }
    double perSecond = rate == 0 ? answered / seconds / 2 : rate;
    double[] millis = load.steady(perSecond, seconds);
    double p50 = report.median("steady, milliseconds p50", millis);
    double p99 = Statistics.percentile(millis, .99);
    report.put("steady_per_second", perSecond);
    report.put("p99_milliseconds", p99);
    report.say("steady %.1f/s   p50 %.1f ms   p99 %.1f ms", perSecond, p50, p99);
  }

  private static void profiled(Report report, CpuProfile.Shares shares) {
    report.put("profile", shares);
    shares.byPart().forEach((part, share) -> report.say("%5.1f%%  %s", 100 * share, part));
    shares.byMethod().entrySet().stream()
        .limit(12)
        .forEach(
            method -> report.say("        %5.1f%%  %s", 100 * method.getValue(), method.getKey()));
    report.ratio(
        "kernel / all processor time at saturation",
        shares.byPart().getOrDefault(Parts.KERNEL, 0.0));
  }
}
