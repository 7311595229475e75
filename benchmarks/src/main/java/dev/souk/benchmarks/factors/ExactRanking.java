package dev.souk.benchmarks.factors;

import dev.souk.kernels.BackendKind;
import dev.souk.kernels.Backends;
import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.ItemMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.TopK;
import java.util.Arrays;

/**
 * Quality of factors: every user's inner products with every item, without those the user has in
 * training, against the user's items of the test; the mean over users that have any.
 *
 * @param recall at 20
 * @param ndcg at 20
 * @param users that count
 */
record ExactRanking(double recall, double ndcg, int users) {

  private static final int PLACES = 20;
  private static final int AT_ONCE = 64;

  /** Ranks by {@code users} times {@code items}, rows as the files number them. */
  static ExactRanking of(FloatMatrix users, FloatMatrix items, RatingFile train, RatingFile test) {
    double recall = 0;
    double ndcg = 0;
    int count = 0;
    try (SimilarityBackend backend = Backends.select(BackendKind.AUTO).backend();
        ItemMatrix matrix = backend.load(items, null)) {
      for (int from = 0; from < users.rows(); from += AT_ONCE) {
        int width = Math.min(AT_ONCE, users.rows() - from);
        int k = users.cols();
        FloatMatrix queries =
            new FloatMatrix(
                width, k, Arrays.copyOfRange(users.data(), from * k, (from + width) * k));
        long[][] seen = new long[width][];
        for (int q = 0; q < width; q++) {
          seen[q] = bits(train.items(from + q), items.rows());
        }
        TopK best = matrix.topK(queries, PLACES, new RowMask(null, seen));
        for (int q = 0; q < width; q++) {
          int[] wanted = test.items(from + q);
          if (wanted.length > 0) {
            double gain = 0;
            double most = 0;
            int found = 0;
            for (int rank = 0; rank < PLACES; rank++) {
              double discount = Math.log(2) / Math.log(rank + 2.0);
              most += rank < wanted.length ? discount : 0;
              if (Arrays.binarySearch(wanted, best.id(q, rank)) >= 0) {
                gain += discount;
                found++;
              }
            }
            recall += (double) found / wanted.length;
            ndcg += gain / most;
            count++;
          }
        }
      }
    }
    return new ExactRanking(recall / count, ndcg / count, count);
  }

  private static long[] bits(int[] rows, int size) {
    long[] words = new long[(size + 63) / 64];
    for (int row : rows) {
      words[row >>> 6] |= 1L << (row & 63);
    }
    return words;
  }
}
