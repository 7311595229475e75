package dev.souk.cli.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Mean quality of rankings against graded judgements; a document without one is of grade 0, and
 * queries without any above 0 do not count.
 *
 * <p>nDCG@10 (Järvelin and Kekäläinen 2002) with gain 2^grade − 1 discounted by log2(1 + rank).
 * Recall@100: documents above 0 among the first hundred, divided by all of them. MRR@10: one
 * divided by the rank of the first above 0. Not thread-safe.
 */
final class GradedMetrics {

  private static final int TOP = 10;
  private static final int DEEP = 100;

  private long queries;
  private double ndcg;
  private double recall;
  private double reciprocal;

  /**
   * Adds a query's ranking.
   *
   * @param ranking ids, best first
   * @param grades by id, 0 or more
   */
  void add(List<String> ranking, Map<String, Integer> grades) {
    List<Integer> best = new ArrayList<>(grades.values());
    best.sort(Collections.reverseOrder());
    double ideal = dcg(best);
    if (ideal == 0) {
      return;
    }
    List<Integer> found = new ArrayList<>();
    int relevant = 0;
    double first = 0;
    for (int rank = 0; rank < Math.min(DEEP, ranking.size()); rank++) {
      int grade = grades.getOrDefault(ranking.get(rank), 0);
      found.add(grade);
      relevant += grade > 0 ? 1 : 0;
      if (grade > 0 && first == 0 && rank < TOP) {
        first = 1.0 / (rank + 1);
      }
    }
    queries++;
    ndcg += dcg(found) / ideal;
    recall += relevant / (double) best.stream().filter(grade -> grade > 0).count();
    reciprocal += first;
  }

  private static double dcg(List<Integer> grades) {
    double sum = 0;
    for (int rank = 0; rank < Math.min(TOP, grades.size()); rank++) {
      sum += (Math.pow(2, grades.get(rank)) - 1) * Math.log(2) / Math.log(rank + 2.0);
    }
    return sum;
  }

  long queries() {
    return queries;
  }

  double ndcg10() {
    return queries == 0 ? 0 : ndcg / queries;
  }

  double recall100() {
    return queries == 0 ? 0 : recall / queries;
  }

  double mrr10() {
    return queries == 0 ? 0 : reciprocal / queries;
  }
}
