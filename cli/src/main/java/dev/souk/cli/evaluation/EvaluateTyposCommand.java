package dev.souk.cli.evaluation;

import dev.souk.cli.evaluation.TypoSuite.TypoQuery;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.ShopSearch;
import dev.souk.view.schema.ItemFields;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code souk evaluate typos}: how often a mistyped query still finds the item it was made of, and
 * whether queries without mistakes find it as well as if nothing were put right.
 */
@Command(
    name = "typos",
    mixinStandardHelpOptions = true,
    description = {
      "Makes queries of the titles of items, mistypes them by rule, and looks for each item among",
      "the first ten hits."
    })
final class EvaluateTyposCommand implements Callable<Integer> {

  private static final int FIRST = 10;

  /** Of each item: both forms, with one and with two slips. */
  private static final int QUERIES_PER_ITEM = 4;

  @Option(
      names = "--docs",
      required = true,
      description = "lines of 'id<tab>title[<tab>text]', or items as JSON; or what --mapping reads")
  private Path docs = Path.of("");

  @Option(
      names = "--mapping",
      description = "an import mapping that derives a catalogue from the lines of --docs")
  private @Nullable Path mapping;

  @Option(
      names = "--queries",
      defaultValue = "2000",
      description = "mistyped queries to make (default: ${DEFAULT-VALUE})")
  private int queries = 2000;

  @Option(names = "--seed", defaultValue = "1", description = "of what is drawn (default: 1)")
  private long seed = 1;

  @Option(names = "--json", description = "write the figures here")
  private @Nullable Path json;

  @Option(names = "--missed", description = "write the queries that missed their item here")
  private @Nullable Path missed;

  @Option(names = "--config", defaultValue = "config/souk.yaml", description = "settings")
  private Path config = Path.of("config/souk.yaml");

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    PrintStream out = System.out;
    Documents documents = mapping == null ? Documents.read(docs) : Documents.of(mapping, docs);
    Collection<Item> items = documents.items().values();
    TypoSuite suite = new TypoSuite(items);
    List<TypoQuery> asked = suite.queries(items, Math.max(1, queries / QUERIES_PER_ITEM), seed);
    try (EvaluationShop shop = EvaluationShop.start(config, documents::writeTo, out)) {
      Map<TypoQuery, Integer> understood = ranks(shop.search(), asked, true, out);
      List<TypoQuery> right = asked.stream().filter(query -> query.slips().isEmpty()).toList();
      Map<TypoQuery, Integer> typed = ranks(shop.search(), right, false, out);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("items", items.size());
      figures.put("seed", seed);
      figures.put("mistyped", mistyped(suite, understood));
      figures.put("error_free", errorFree(understood, typed));
      figures.put("machine", EvaluationShop.machine());
      print(figures, out);
      if (json != null) {
        Files.writeString(
            json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
      }
    }
    return 0;
  }

  /** Where each query finds its item or one of the same title, from 1; 0 if not among the first. */
  private static Map<TypoQuery, Integer> ranks(
      ShopSearch search, List<TypoQuery> asked, boolean understand, PrintStream out)
      throws InterruptedException, ExecutionException {
    Map<String, TypoQuery> byKey = new LinkedHashMap<>();
    for (TypoQuery query : asked) {
      byKey.put(Integer.toString(byKey.size()), query);
    }
    Map<TypoQuery, Integer> ranks = new LinkedHashMap<>();
    Asking.all(
            understand ? "asking" : "asking as typed",
            byKey.keySet(),
            key -> rank(search, Objects.requireNonNull(byKey.get(key)), understand),
            out)
        .forEach((key, rank) -> ranks.put(Objects.requireNonNull(byKey.get(key)), rank));
    return ranks;
  }

  private static int rank(ShopSearch search, TypoQuery query, boolean understand) {
    SearchRequest request = SearchRequest.text(query.text()).understanding(understand);
    String title = ItemFields.fold(query.item().title());
    int rank = 0;
    for (Hit hit : search.search(request).hits()) {
      rank++;
      if (rank <= FIRST && ItemFields.fold(hit.item().title()).equals(title)) {
        return rank;
      }
    }
    return 0;
  }

  private Map<String, Object> mistyped(TypoSuite suite, Map<TypoQuery, Integer> ranks)
      throws IOException {
    Set<Integer> apart = new HashSet<>();
    ranks.forEach((query, rank) -> {
      if (query.slips().isEmpty() && (rank == 0 || suite.sameTitle(query.item()) > FIRST)) {
        apart.add(query.number());
      }
    });
    TypoFigures figures = new TypoFigures();
    List<String> lines = new ArrayList<>();
    int leftOut = 0;
    for (Map.Entry<TypoQuery, Integer> each : ranks.entrySet()) {
      TypoQuery query = each.getKey();
      if (!query.slips().isEmpty()) {
        if (apart.contains(query.number())) {
          leftOut++;
        } else {
          figures.add(query, each.getValue());
          if (each.getValue() == 0) {
            lines.add(query.slips() + "\t" + query.text() + "\t" + query.item().title());
          }
        }
      }
    }
    if (missed != null) {
      try (BufferedWriter writer = Files.newBufferedWriter(missed)) {
        for (String line : lines) {
          writer.write(line);
          writer.newLine();
        }
      }
    }
    Map<String, Object> all = figures.figures();
    all.put("left_out", leftOut);
    return all;
  }

  private static Map<String, Object> errorFree(
      Map<TypoQuery, Integer> understood, Map<TypoQuery, Integer> typed) {
    TypoFigures figures = new TypoFigures();
    typed.forEach((query, rank) -> {
      figures.add("as_typed " + query.form(), rank);
      figures.add("understood " + query.form(), understood.getOrDefault(query, 0));
    });
    return figures.figures();
  }

  private static void print(Map<String, Object> figures, PrintStream out) {
    figures.forEach((name, value) -> {
      if (value instanceof Map<?, ?> part) {
        out.println(name + ":");
        part.forEach((group, numbers) -> out.println("  " + group + ": " + shown(numbers)));
      } else {
        out.println(name + ": " + value);
      }
    });
  }

  private static String shown(@Nullable Object numbers) {
    if (!(numbers instanceof Map<?, ?> figures)) {
      return String.valueOf(numbers);
    }
    StringBuilder line = new StringBuilder();
    figures.forEach((name, number) ->
        line.append(name)
            .append(' ')
            .append(
                number instanceof Double exact ? String.format(Locale.ROOT, "%.4f", exact) : number)
            .append("  "));
    return line.toString().strip();
  }
}
