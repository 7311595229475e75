package dev.souk.kernels;

/**
 * An item matrix resident on a backend's device. Thread-safe; using it after {@link #close} throws
 * {@link IllegalStateException}.
 */
public interface ItemMatrix extends AutoCloseable {

  /** Number of items, {@code n}. */
  int rows();

  /** Dimensions of an item, {@code k}. */
  int dims();

  /**
   * The best {@code t} items of each query.
   *
   * @param queries {@code b × k}
   * @param t places per query, 1 or more; fewer answers come back where fewer items are allowed
   * @param mask items not to answer
   * @throws IllegalArgumentException if the queries have another width, {@code t} is not positive,
   *     {@code b * t} exceeds an array, the mask has another number of queries, or a query value is
   *     NaN, infinite or larger in magnitude than 1e15
   * @throws IllegalStateException if the matrix is closed, or the device fails
   */
  TopK topK(FloatMatrix queries, int t, RowMask mask);

  /** Waits for calls under way, then frees the matrix; idempotent. */
  @Override
  void close();
}
