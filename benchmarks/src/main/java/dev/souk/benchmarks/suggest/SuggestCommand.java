package dev.souk.benchmarks.suggest;

import dev.souk.benchmarks.report.Report;
import dev.souk.benchmarks.report.Statistics;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.QueryEmbedder;
import dev.souk.retrieval.ShopSearch;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.suggest.Suggestion;
import dev.souk.retrieval.suggest.SuggestionKind;
import dev.souk.view.schema.QueriesSchema;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long one suggestion takes while titles are typed letter by letter: the whole of {@link
 * ShopSearch#suggest}, without HTTP, one after the other.
 *
 * <p>Real are the products, the views' files and formats, and all that answers; made up by a seed
 * are how popular products are, and what others searched for.
 */
@Command(
    name = "suggest",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Suggestions for every beginning of titles, with slips and without: latency.")
public final class SuggestCommand implements Callable<Integer> {

  private static final int SIZE = 8;
  private static final int FIRST_SLIP = 4;

  @Option(
      names = "--products",
      required = true,
      description = "A CSV with the columns name and manufacturer.")
  private Path products = Path.of("products.csv");

  @Option(names = "--items", description = "Items; more than products are varied. 0 is as many.")
  private int items = 0;

  @Option(names = "--titles", description = "Titles that are typed.")
  private int titles = 2_000;

  @Option(names = "--warm-titles", description = "Titles that are typed before.")
  private int warmTitles = 500;

  @Option(names = "--queries", description = "Queries that others searched for, at most.")
  private int queries = 20_000;

  @Option(names = "--checked", description = "Answers that are compared with a look at all titles.")
  private int checked = 1_000;

  @Option(names = "--seed", description = "Decides what is popular and what is typed.")
  private long seed = 1;

  @Option(names = "--json", description = "A file for the results.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    Titles read = Titles.read(products);
    int count = items == 0 ? read.titles().size() : items;
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("products", String.valueOf(products.getFileName()));
    parameters.put("items", count);
    parameters.put("titles", titles);
    parameters.put("queries", queries);
    parameters.put("size", SIZE);
    parameters.put("seed", seed);
    parameters.put("synthetic", "popularity, queries; titles of items beyond the products");
    Report report = new Report("suggest", parameters, System.out);
    SuggestViews views = SuggestViews.of(read.varied(count, seed), queries, seed);
    Path root = Files.createTempDirectory("souk-bench");
    try (SimilarityBackend backend = new ScalarBackend()) {
      report.say("writing views");
      try (ShopSearch search =
          new LuceneShopSearch(
              views.write(root), backend, RankingProfiles.of(), QueryEmbedder.NONE)) {
        Random random = new Random(seed);
        check(report, search, views, random);
        List<String> warm = typed(views, warmTitles, random);
        Times _ = measure(search, warm);
        Times _ = measure(search, slipped(warm, random));
        List<String> exact = typed(views, titles, random);
        report(report, "exact", exact, measure(search, exact));
        List<String> slipped = slipped(exact, random);
        report(report, "slipped", slipped, measure(search, slipped));
      }
    } finally {
      FileUtils.deleteDirectoryQuietly(root.toFile());
    }
    report.write(json);
    return 0;
  }

  /** Every beginning of some titles, in the order in which they are typed. */
  private static List<String> typed(SuggestViews views, int titles, Random random) {
    List<String> all = views.titles().titles();
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < titles; i++) {
      String title = all.get(random.nextInt(all.size()));
      for (int length = 1; length <= Math.min(title.length(), 40); length++) {
        typed.add(title.substring(0, length));
      }
    }
    return typed;
  }

  private static List<String> slipped(List<String> exact, Random random) {
    List<String> slipped = new ArrayList<>();
    for (String typed : exact) {
      if (typed.length() >= FIRST_SLIP) {
        slipped.add(Slips.in(typed, random));
      }
    }
    return slipped;
  }

  /** Items that begin as typed must be the best of all titles that do. */
  private void check(Report report, ShopSearch search, SuggestViews views, Random random) {
    AllTitles all = new AllTitles(views);
    List<String> typed = typed(views, Math.max(1, checked / 10), random);
    for (int i = 0; i < checked; i++) {
      String prefix = typed.get(random.nextInt(typed.size()));
      List<Float> found = new ArrayList<>();
      for (Suggestion suggestion : search.suggest(prefix, SIZE)) {
        if (suggestion.kind() == SuggestionKind.ITEM && !suggestion.corrected()) {
          found.add(views.popularity()[Integer.parseInt(suggestion.id().substring(1))]);
        }
      }
      String key = QueriesSchema.key(prefix);
      List<Float> best = all.best(key.substring(0, Math.min(40, key.length())), SIZE);
      // Other kinds may leave less room; at least three items find a place.
      boolean right =
          found.size() <= best.size()
              && found.equals(best.subList(0, found.size()))
              && found.size() >= Math.min(3, best.size());
      if (!right && !search.suggest(prefix.replace(" ", ""), 1).isEmpty() && best.isEmpty()) {
        continue; // Read as one word.
      }
      if (!right) {
        throw new IllegalStateException(
            "'%s': items with popularity %s (expected: %s)".formatted(prefix, found, best));
      }
    }
    report.correct(checked + " answers name the best of all titles that begin as typed");
  }

  /** Of each answer: until it is there, and the processor's time for it, in milliseconds. */
  private record Times(double[] passed, double[] processor) {}

  private static Times measure(ShopSearch search, List<String> typed) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Times times = new Times(new double[typed.size()], new double[typed.size()]);
    for (int i = 0; i < typed.size(); i++) {
      long cpu = threads.getCurrentThreadCpuTime();
      long begin = System.nanoTime();
      List<Suggestion> found = search.suggest(typed.get(i), SIZE);
      times.passed()[i] = (System.nanoTime() - begin) / 1e6;
      times.processor()[i] = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
      if (found.size() > SIZE) {
        throw new IllegalStateException(found.size() + " suggestions (expected: " + SIZE + ")");
      }
    }
    return times;
  }

  private static void report(Report report, String name, List<String> typed, Times times) {
    double[] millis = times.passed();
    report.put(name, figures(millis));
    report.put(name + "_processor", figures(times.processor()));
    report.say(
        "%s: %d answers   p50 %.3f ms   p99 %.3f ms   most %.3f ms",
        name,
        millis.length,
        Statistics.percentile(millis, .5),
        Statistics.percentile(millis, .99),
        Statistics.percentile(millis, 1));
    report.say(
        "  of the processor   p50 %.3f ms   p99 %.3f ms   most %.3f ms",
        Statistics.percentile(times.processor(), .5),
        Statistics.percentile(times.processor(), .99),
        Statistics.percentile(times.processor(), 1));
    Map<Integer, List<Double>> byLength = new TreeMap<>();
    for (int i = 0; i < millis.length; i++) {
      byLength
          .computeIfAbsent(Math.min(12, typed.get(i).length()), _ -> new ArrayList<>())
          .add(times.processor()[i]);
    }
    Map<String, Object> lengths = new LinkedHashMap<>();
    byLength.forEach((length, some) -> {
      double[] values = some.stream().mapToDouble(Double::doubleValue).toArray();
      lengths.put(length + (length == 12 ? " and more" : ""), figures(values));
      report.say(
          "  %2d letters, of the processor   p50 %.3f ms   p99 %.3f ms",
          length, Statistics.percentile(values, .5), Statistics.percentile(values, .99));
    });
    report.put(name + "_processor_by_letters_typed", lengths);
  }

  private static Map<String, Object> figures(double[] millis) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("answers", millis.length);
    figures.put("p50_milliseconds", Statistics.percentile(millis, .5));
    figures.put("p99_milliseconds", Statistics.percentile(millis, .99));
    figures.put("most_milliseconds", Statistics.percentile(millis, 1));
    return figures;
  }
}
