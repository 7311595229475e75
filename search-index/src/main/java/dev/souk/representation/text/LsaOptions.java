package dev.souk.representation.text;

/**
 * How a basis is trained.
 *
 * @param dims most dimensions of the space, 1 to 1024
 * @param oversampling random directions besides {@code dims}, 0 to 256
 * @param powerIterations rounds of subspace iteration, 0 to 16
 * @param minDocumentFrequency a term must occur in this many items, 1 or more; what occurs in one
 *     item only relates it to no other
 * @param maxTerms most terms in the vocabulary, the most frequent first; 1 or more
 * @param seed start of the random directions
 */
public record LsaOptions(
    int dims,
    int oversampling,
    int powerIterations,
    int minDocumentFrequency,
    int maxTerms,
    long seed) {

  private static final int MOST_DIMS = 1024;
  private static final int MOST_OVERSAMPLING = 256;
  private static final int MOST_ITERATIONS = 16;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public LsaOptions {
    check("dims", dims, 1, MOST_DIMS);
    check("oversampling", oversampling, 0, MOST_OVERSAMPLING);
    check("powerIterations", powerIterations, 0, MOST_ITERATIONS);
    check("minDocumentFrequency", minDocumentFrequency, 1, Integer.MAX_VALUE);
    check("maxTerms", maxTerms, 1, Integer.MAX_VALUE);
  }

  /** 64 dimensions, 16 more while training, 4 iterations, terms of 2 items, 50,000 terms. */
  public static LsaOptions defaults() {
    return new LsaOptions(64, 16, 4, 2, 50_000, 1);
  }

  /** These options with other dimensions. */
  public LsaOptions withDims(int newDims) {
    return new LsaOptions(
        newDims, oversampling, powerIterations, minDocumentFrequency, maxTerms, seed);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name
              + ": "
              + value
              + " (expected: "
              + least
              + (most == Integer.MAX_VALUE ? " or more)" : " to " + most + ")"));
    }
  }
}
