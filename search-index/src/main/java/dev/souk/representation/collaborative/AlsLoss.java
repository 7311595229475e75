package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;

/** The objective that {@link ImplicitAls} minimises. */
final class AlsLoss {

  private AlsLoss() {}

  /**
   * Σ w (1 - u·v)² over the observed + α₀ Σ (u·v)² over all cells + Σ r |x|² over all rows, divided
   * by the number of interactions. The sum over all cells is that of the Gramians' products.
   */
  static double of(
      AlsConfig config,
      Interactions interactions,
      PaddedRows users,
      PaddedRows items,
      DenseProducts products,
      ParallelRows parallel) {
    SparseRows byUser = interactions.byUser();
    // Summed in the order of the rows, so that the threads do not matter.
    double[] perUser = new double[users.rows()];
    double[] perItem = new double[items.rows()];
    parallel.run(
        users.rows(),
        ParallelRows.CHUNK,
        () ->
            user ->
                perUser[user] =
                    observed(byUser, user, users, items)
                        + penalty(config, byUser.length(user), users, user, items.rows()));
    parallel.run(
        items.rows(),
        ParallelRows.CHUNK,
        () ->
            item ->
                perItem[item] =
                    penalty(config, interactions.byItem().length(item), items, item, users.rows()));
    double loss = 0;
    for (double part : perUser) {
      loss += part;
    }
    for (double part : perItem) {
      loss += part;
    }
    double[] userGram = Gramian.of(users, products, parallel);
    double[] itemGram = Gramian.of(items, products, parallel);
    for (int c = 0; c < userGram.length; c++) {
      loss += config.unobserved() * userGram[c] * itemGram[c];
    }
    return loss / interactions.size();
  }

  private static double observed(SparseRows byUser, int user, PaddedRows users, PaddedRows items) {
    double loss = 0;
    int u = user * users.stride();
    for (int e = byUser.starts()[user]; e < byUser.starts()[user + 1]; e++) {
      int i = byUser.column()[e] * items.stride();
      double score = 0;
      for (int c = 0; c < users.columns(); c++) {
        score += (double) users.data()[u + c] * items.data()[i + c];
      }
      loss += byUser.value()[e] * (1 - score) * (1 - score);
    }
    return loss;
  }

  private static double penalty(
      AlsConfig config, int entries, PaddedRows factors, int row, int otherSide) {
    double squares = 0;
    int at = row * factors.stride();
    for (int c = 0; c < factors.columns(); c++) {
      squares += (double) factors.data()[at + c] * factors.data()[at + c];
    }
    return config.regularisation(entries, otherSide) * squares;
  }
}
