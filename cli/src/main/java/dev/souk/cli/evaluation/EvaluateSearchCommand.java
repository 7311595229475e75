package dev.souk.cli.evaluation;

import dev.souk.domain.Json;
import dev.souk.representation.ranking.RankingModel;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse.Hit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code souk evaluate search}: how well the words of queries find what people judged relevant. The
 * documents become a shop's catalogue, and every query is asked as a guest asks: what is measured
 * is what is served.
 */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Searches documents for queries with known answers, twice: among all documents, and among",
      "those that were judged for the query (reranking)."
    })
final class EvaluateSearchCommand implements Callable<Integer> {

  @Option(
      names = "--docs",
      required = true,
      description = "lines of 'id<tab>title[<tab>text]', or items as JSON")
  private Path docs = Path.of("");

  @Option(
      names = "--queries",
      required = true,
      description = "lines of 'id<tab>text', or JSON with id and text")
  private Path queries = Path.of("");

  @Option(
      names = "--qrels",
      required = true,
      description = "TREC judgements: lines of 'query 0 document grade'")
  private Path qrels = Path.of("");

  @Option(
      names = "--run",
      description = "write the first 100 hits among all documents here, for trec_eval")
  private @Nullable Path run;

  @Option(names = "--rerank-run", description = "write the judged documents as ranked here")
  private @Nullable Path rerankRun;

  @Option(names = "--json", description = "write the figures here")
  private @Nullable Path json;

  @ArgGroup(exclusive = false)
  private @Nullable Training training;

  @Option(names = "--model-in", description = "rank with the model in this file")
  private @Nullable Path modelIn;

  @Option(names = "--model-out", description = "write the model that was trained here")
  private @Nullable Path modelOut;

  /** Judged data to learn a ranking from. */
  private static final class Training {
    @Option(
        names = "--train-docs",
        required = true,
        description = "documents to learn a ranking from, as --docs")
    private Path docs = Path.of("");

    @Option(names = "--train-queries", required = true, description = "their queries")
    private Path queries = Path.of("");

    @Option(names = "--train-qrels", required = true, description = "their judgements")
    private Path qrels = Path.of("");
  }

  @Option(names = "--profile", defaultValue = "default", description = "ranking profile")
  private String profile = "default";

  @Option(names = "--config", defaultValue = "config/souk.yaml", description = "settings")
  private Path config = Path.of("config/souk.yaml");

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    PrintStream out = System.out;
    Documents documents = Documents.read(docs);
    JudgedQueries judged = JudgedQueries.read(queries, qrels);
    RankingModel model = model(out);
    try (EvaluationShop shop = EvaluationShop.start(config, documents::writeTo, out)) {
      LuceneShopSearch search = shop.search();
      if (model != null) {
        shop.use(model);
      }
      long begun = System.nanoTime();
      Map<String, List<Hit>> found =
          Asking.all(
              "searching",
              judged.texts().keySet(),
              id -> search.search(request(judged.text(id), "")).hits(),
              out);
      double asking = (System.nanoTime() - begun) / 1e9;
      Map<String, List<Hit>> reranked =
          Asking.all(
              "reranking",
              judged.texts().keySet(),
              id -> rerank(search, documents, judged, id),
              out);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("profile", profile);
      figures.put("documents", documents.items().size());
      figures.put("retrieval", retrieval(judged, found));
      figures.put("rerank", reranking(judged, reranked, documents));
      if (model != null) {
        figures.put("ranking", JudgedTraining.figures(model));
      }
      figures.put("seconds_to_views", shop.secondsToReady());
      figures.put("seconds_for_searches", asking);
      figures.put("machine", EvaluationShop.machine());
      print(figures, out);
      write(figures, found, reranked);
    }
    return 0;
  }

  private @Nullable RankingModel model(PrintStream out)
      throws IOException, InterruptedException, ExecutionException {
    RankingModel model = null;
    Training judged = training;
    if (modelIn != null) {
      model = RankingModel.of(Files.readAllBytes(modelIn));
    } else if (judged != null) {
      model =
          new JudgedTraining(config, profile, out)
              .train(Documents.read(judged.docs), JudgedQueries.read(judged.queries, judged.qrels));
    }
    if (model != null && modelOut != null) {
      Files.write(modelOut, model.toBytes());
    }
    return model;
  }

  private SearchRequest request(String text, String filter) {
    return JudgedTraining.request(text, filter, profile);
  }

  /** The judged documents that have any of the words; a page at a time. */
  private List<Hit> rerank(
      LuceneShopSearch search, Documents documents, JudgedQueries judged, String id) {
    String filter = JudgedTraining.filter(documents, judged.grades(id));
    return filter.isEmpty() ? List.of() : search.search(request(judged.text(id), filter)).hits();
  }

  private static Map<String, Object> retrieval(JudgedQueries judged, Map<String, List<Hit>> found) {
    GradedMetrics metrics = new GradedMetrics();
    found.forEach((id, hits) -> metrics.add(ids(hits), judged.grades(id)));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("ndcg_at_10", metrics.ndcg10());
    figures.put("recall_at_100", metrics.recall100());
    figures.put("mrr_at_10", metrics.mrr10());
    figures.put("queries", metrics.queries());
    return figures;
  }

  private static Map<String, Object> reranking(
      JudgedQueries judged, Map<String, List<Hit>> reranked, Documents documents) {
    GradedMetrics metrics = new GradedMetrics();
    reranked.forEach((id, hits) -> {
      // What was not found is last, in the order of the judgements.
      Set<String> ranking = new LinkedHashSet<>(ids(hits));
      judged.grades(id).keySet().stream()
          .filter(documents.items()::containsKey)
          .forEach(ranking::add);
      metrics.add(List.copyOf(ranking), judged.grades(id));
    });
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("ndcg_at_10", metrics.ndcg10());
    figures.put("mrr_at_10", metrics.mrr10());
    figures.put("queries", metrics.queries());
    return figures;
  }

  private static List<String> ids(List<Hit> hits) {
    List<String> ids = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      ids.add(hit.item().id());
    }
    return ids;
  }

  private static void print(Map<String, Object> figures, PrintStream out) {
    figures.forEach((name, value) -> {
      if (value instanceof Map<?, ?> part) {
        StringBuilder line = new StringBuilder(name + ":");
        part.forEach((figure, number) ->
            line.append("  ")
                .append(figure)
                .append(
                    number instanceof Double exact
                        ? String.format(Locale.ROOT, " %.4f", exact)
                        : " " + number));
        out.println(line);
      }
    });
    out.printf(
        Locale.ROOT,
        "%s documents, profile %s, %.1f s for searches; %s%n",
        figures.get("documents"),
        figures.get("profile"),
        (Double) figures.get("seconds_for_searches"),
        figures.get("machine"));
  }

  private void write(
      Map<String, Object> figures, Map<String, List<Hit>> found, Map<String, List<Hit>> reranked)
      throws IOException {
    if (run != null) {
      TrecRun.write(run, found);
    }
    if (rerankRun != null) {
      TrecRun.write(rerankRun, reranked);
    }
    if (json != null) {
      Files.writeString(
          json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    }
  }
}
