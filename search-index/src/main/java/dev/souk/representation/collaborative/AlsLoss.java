package dev.souk.representation.collaborative;

import dev.souk.kernels.FloatMatrix;

/** The objective that {@link ImplicitAls} minimises. */
final class AlsLoss {

  private AlsLoss() {}

  /**
   * Σ w (1 - u·v)² over the observed + α₀ Σ (u·v)² over all cells + Σ r |x|² over all rows, divided
   * by the number of interactions. The sum over all cells is that of the Gramians' products.
   */
  static double of(
      AlsConfig config, Interactions interactions, FloatMatrix users, FloatMatrix items) {
    SparseRows byUser = interactions.byUser();
    int k = config.rank();
    double loss = 0;
    for (int u = 0; u < byUser.rows(); u++) {
      for (int e = byUser.starts()[u]; e < byUser.starts()[u + 1]; e++) {
        int i = byUser.column()[e];
        double score = 0;
        for (int c = 0; c < k; c++) {
          score += (double) users.data()[u * k + c] * items.data()[i * k + c];
        }
        loss += byUser.value()[e] * (1 - score) * (1 - score);
      }
    }
    double[] userGram = NormalEquations.gramian(users);
    double[] itemGram = NormalEquations.gramian(items);
    for (int c = 0; c < userGram.length; c++) {
      loss += config.unobserved() * userGram[c] * itemGram[c];
    }
    loss += penalty(config, byUser, users, items.rows());
    loss += penalty(config, interactions.byItem(), items, users.rows());
    return loss / interactions.size();
  }

  private static double penalty(
      AlsConfig config, SparseRows rows, FloatMatrix factors, int otherSide) {
    double sum = 0;
    for (int r = 0; r < rows.rows(); r++) {
      double squares = 0;
      for (int c = 0; c < factors.cols(); c++) {
        squares += (double) factors.get(r, c) * factors.get(r, c);
      }
      sum += config.regularisation(rows.length(r), otherSide) * squares;
    }
    return sum;
  }
}
