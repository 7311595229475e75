package dev.souk.representation.collaborative;

/**
 * The objective that {@link ImplicitAls} minimises: Σ w (1 - u·v)² over the observed + α₀ Σ (u·v)²
 * over all cells + Σ r |x|² over all rows. It is summed side by side: each adds the penalty of its
 * rows, and the items, which are solved last, the rest.
 */
final class AlsLoss {

  /** Nobody wants to know. */
  static final OfSide NOT_ASKED =
      new OfSide() {
        @Override
        public double row(int row) {
          return 0;
        }

        @Override
        public int entries(int row) {
          return 0;
        }

        @Override
        public double unobserved(double[] upper) {
          return 0;
        }
      };

  private AlsLoss() {}

  /** What one side adds. */
  interface OfSide {

    /** What a row adds. */
    double row(int row);

    /** How many entries the row has. */
    int entries(int row);

    /** What all cells of some rows add, given the upper triangle of these rows' Gramian. */
    double unobserved(double[] upper);
  }

  /**
   * Of users, which adds their penalty only.
   *
   * @param items how many there are
   */
  static OfSide users(AlsConfig config, SparseRows rows, PaddedRows users, int items) {
    return new Penalty(config, rows, users, items);
  }

  /**
   * Of items, just solved against {@code users}.
   *
   * @param rows entries of each item, columns being rows of {@code users}
   * @param basis that both sides are in: there the users' Gramian is diagonal
   * @param users how many there are, which may be more than {@code usersOfItems} has
   */
  static OfSide items(
      AlsConfig config,
      SparseRows rows,
      EigenBasis basis,
      PaddedRows usersOfItems,
      PaddedRows items,
      int users) {
    return new OfItems(
        config, rows, basis, usersOfItems, items, new Penalty(config, rows, items, users));
  }

  private record Penalty(AlsConfig config, SparseRows rows, PaddedRows factors, int otherSide)
      implements OfSide {

    @Override
    public double row(int row) {
      double squares = 0;
      int at = row * factors.stride();
      for (int c = 0; c < factors.columns(); c++) {
        squares += (double) factors.data()[at + c] * factors.data()[at + c];
      }
      return config.regularisation(rows.length(row), otherSide) * squares;
    }

    @Override
    public int entries(int row) {
      return rows.length(row);
    }

    @Override
    public double unobserved(double[] upper) {
      return 0;
    }
  }

  private record OfItems(
      AlsConfig config,
      SparseRows rows,
      EigenBasis basis,
      PaddedRows users,
      PaddedRows items,
      Penalty penalty)
      implements OfSide {

    @Override
    public double row(int item) {
      double loss = 0;
      int i = item * items.stride();
      for (int e = rows.starts()[item]; e < rows.starts()[item + 1]; e++) {
        int u = rows.column()[e] * users.stride();
        double score = 0;
        for (int c = 0; c < items.columns(); c++) {
          score += (double) users.data()[u + c] * items.data()[i + c];
        }
        loss += rows.value()[e] * (1 - score) * (1 - score);
      }
      return loss + penalty.row(item);
    }

    @Override
    public int entries(int item) {
      return rows.length(item);
    }

    @Override
    public double unobserved(double[] upper) {
      double squares = 0;
      for (int c = 0; c < items.columns(); c++) {
        squares += basis.value(c) * upper[c * items.columns() + c];
      }
      return config.unobserved() * squares;
    }
  }
}
