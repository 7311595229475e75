package dev.souk.cli.evaluation;

import dev.souk.representation.ranking.LambdaMart;
import dev.souk.representation.ranking.LambdaMartConfig;
import dev.souk.representation.ranking.RankingModel;
import dev.souk.representation.ranking.RankingWorth;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.rerank.FeatureCapture.Captured;
import dev.souk.retrieval.rerank.RankingTrainer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Learns a ranking from judged queries: the documents become a shop of their own, every query is
 * asked among the documents judged for it, and features are those that serving computes.
 *
 * @param config settings
 * @param profile whose candidates and scores are learned from
 * @param out is told how far it is
 */
record JudgedTraining(Path config, String profile, PrintStream out) {

  private static final int DEEP = 100;

  /** What one filter can name. */
  private static final int MOST_RERANKED = 500;

  /**
   * Trains.
   *
   * @throws IOException if there are too few queries to learn from
   */
  RankingModel train(Documents documents, JudgedQueries judged)
      throws IOException, InterruptedException, ExecutionException {
    RankingTrainer trainer = new RankingTrainer();
    try (EvaluationShop shop = EvaluationShop.start(config, documents::writeTo, out)) {
      LuceneShopSearch search = shop.search();
      Map<String, Captured> asked =
          Asking.all(
              "asking what to learn from",
              judged.texts().keySet(),
              id -> {
                String filter = filter(documents, judged.grades(id));
                return filter.isEmpty()
                    ? new Captured(List.of(), new float[0])
                    : search.features(request(judged.text(id), filter, profile));
              },
              out);
      asked.forEach((id, searched) ->
          trainer.add(
              searched, document -> judged.grades(id).getOrDefault(document, 0), document -> 1));
    }
    out.println("learning from " + trainer.searches() + " queries");
    LambdaMart.Work everywhere =
        (count, each) -> IntStream.range(0, count).parallel().forEach(each);
    return trainer
        .train(LambdaMartConfig.DEFAULT, everywhere)
        .orElseThrow(() ->
            new IOException(
                "%d queries tell documents apart (expected: %d or more)"
                    .formatted(trainer.searches(), RankingTrainer.FEWEST)));
  }

  /** What the ranking was worth to queries of its own data that it did not know. */
  static Map<String, Object> figures(RankingModel model) {
    RankingWorth worth = model.worth();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("trained_queries", worth.queries());
    figures.put("cross_validated_ndcg_at_10", worth.learned());
    figures.put("by_hand_ndcg_at_10", worth.hand());
    figures.put("least_difference", worth.low());
    figures.put("served", worth.served());
    figures.put("trees", worth.trees());
    return figures;
  }

  /** A search of a guest. */
  static SearchRequest request(String text, String filter, String profile) {
    return new SearchRequest(
        text, null, List.of(), filter, List.of(), "relevance", 0, DEEP, List.of(), false, profile);
  }

  /** Lets the judged documents through; empty if there are none. */
  static String filter(Documents documents, Map<String, Integer> grades) {
    return grades.keySet().stream()
        .filter(documents.items()::containsKey)
        .limit(MOST_RERANKED)
        .map(id -> "id:\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(" OR "));
  }
}
