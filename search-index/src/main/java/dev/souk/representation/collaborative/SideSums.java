package dev.souk.representation.collaborative;

import dev.souk.kernels.DenseProducts;

/**
 * Sums over the rows of one side, or over some stripes of it. Thread-safe.
 *
 * @param data factors, {@code stride} apart
 * @param stride floats from one row to the next
 * @param columns dimensions of a factor
 * @param stripes of the rows
 * @param products to compute with
 * @param loss of the rows
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
record SideSums(
    float[] data,
    int stride,
    int columns,
    Stripes stripes,
    DenseProducts products,
    AlsLoss.OfSide loss) {

  private static final int PARTS = 16;

  static SideSums of(
      PaddedRows rows, Stripes stripes, DenseProducts products, AlsLoss.OfSide loss) {
    return new SideSums(rows.data(), rows.stride(), rows.columns(), stripes, products, loss);
  }

  /** Over all rows, by many threads. */
  SideSum total(ParallelRows parallel) {
    SideSum[] parts = new SideSum[PARTS];
    int each = Stripes.COUNT / PARTS;
    parallel.run(PARTS, 1, () -> part -> parts[part] = node(each, part));
    return SideSum.total(parts);
  }

  /** Over {@code width} stripes, a power of 2, the {@code index}th such group. */
  SideSum node(int width, int index) {
    return width == 1
        ? stripe(index)
        : node(width / 2, 2 * index).plus(node(width / 2, 2 * index + 1));
  }

  private SideSum stripe(int stripe) {
    int from = stripes.starts()[stripe];
    int to = stripes.starts()[stripe + 1];
    double[] upper = Gramian.upper(data, stride, columns, stripes.order(), from, to, products);
    double lost = loss.unobserved(upper);
    long entries = 0;
    for (int i = from; i < to; i++) {
      int row = stripes.order()[i];
      lost += loss.row(row);
      entries += loss.entries(row);
    }
    return new SideSum(columns, upper, to - from, entries, lost);
  }
}
