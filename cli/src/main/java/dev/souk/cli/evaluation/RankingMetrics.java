package dev.souk.cli.evaluation;

import java.util.List;
import java.util.Set;

/**
 * Mean quality of rankings against what users turned out to want; relevance is binary.
 *
 * <p>Recall@k: wanted items among the first k, divided by all wanted. NDCG@k (Järvelin and
 * Kekäläinen 2002): gain 1 discounted by log2(1 + rank), divided by that of the best possible
 * ranking. HR@k: 1 if there is any wanted item. Not thread-safe.
 */
final class RankingMetrics {

  private final int k;
  private long users;
  private double recall;
  private double ndcg;
  private double hits;

  RankingMetrics(int k) {
    this.k = k;
  }

  /** Adds a user's ranking; users who want nothing do not count. */
  void add(List<String> ranking, Set<String> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    double gain = 0;
    int found = 0;
    for (int rank = 0; rank < Math.min(k, ranking.size()); rank++) {
      if (wanted.contains(ranking.get(rank))) {
        gain += discount(rank);
        found++;
      }
    }
    double best = 0;
    for (int rank = 0; rank < Math.min(k, wanted.size()); rank++) {
      best += discount(rank);
    }
    users++;
    recall += (double) found / wanted.size();
    ndcg += gain / best;
    hits += found > 0 ? 1 : 0;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 2.0);
  }

  long users() {
    return users;
  }

  double recall() {
    return users == 0 ? 0 : recall / users;
  }

  double ndcg() {
    return users == 0 ? 0 : ndcg / users;
  }

  double hitRate() {
    return users == 0 ? 0 : hits / users;
  }
}
