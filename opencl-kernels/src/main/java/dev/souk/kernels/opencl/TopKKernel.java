package dev.souk.kernels.opencl;

/**
 * Scores items for queries and selects, in each chunk of items, the best {@code t} of each query.
 *
 * <p>Items are packed {@code [panel][dimension][lane]}, queries {@code [block][dimension][8]}; a
 * chunk is {@code panelsPerChunk} consecutive panels. List {@code (q * chunks + chunk) * t} of the
 * output holds the chunk's best for query {@code q}, best first, then rows of -1. Equal scores keep
 * the lower row.
 *
 * <p>A query's ceiling restricts it to items that come after a given score and row in the order of
 * the answer; so a long answer is fetched in several launches and the lists stay short.
 *
 * <p>Aparapi translates {@code run} and what it calls. Within these methods: no {@code break} or
 * {@code switch}, no chained assignment, every local initialised where it is declared, no field
 * assignment; and no {@code boolean} field in the class, which would abort the JVM. Fields are
 * arguments of the OpenCL kernel.
 */
abstract class TopKKernel extends StrictKernel {

  /** Queries in a block. */
  static final int QUERIES = 8;

  /** Lower than any score, and a literal that OpenCL can read, which an infinity is not. */
  static final float LOWEST = -3.4028235E38f;

  float[] items = new float[0];
  float[] bias = new float[0];

  /** Bit {@code row & 31} of word {@code q * maskStride + (row >> 5)} excludes the row. */
  int[] excluded = new int[0];

  float[] queries = new float[0];
  float[] ceilingScore = new float[0];
  int[] ceilingRow = new int[0];
  float[] outScore = new float[0];
  int[] outRow = new int[0];

  int rows;
  int dims;
  int t;
  int panels;
  int panelsPerChunk;
  int chunks;

  /** Words from one query's mask to the next; 0 if all share one. */
  int maskStride;

  /** Items in a panel; a power of two, at most 64. */
  abstract int panelSize();

  /** Work-items in a group. */
  abstract int localSize();

  /** How many panels a chunk has in a matrix of {@code panels}. */
  abstract int panelsPerChunk(int panels);

  /** Whether query {@code q} may still have the item, as far as mask and ceiling say. */
  final int allowed(int q, int row, float score) {
    int bit = (excluded[q * maskStride + (row >> 5)] >> (row & 31)) & 1;
    float ceiling = ceilingScore[q];
    int allowed = 0;
    if (bit == 0 && (score < ceiling || (score == ceiling && row > ceilingRow[q]))) {
      allowed = 1;
    }
    return allowed;
  }

  /** Makes a list empty. */
  final void clear(int list) {
    for (int i = 0; i < t; i++) {
      outScore[list + i] = LOWEST;
      outRow[list + i] = -1;
    }
  }

  /** Puts an item, better than the last of the list, into its place. */
  final void insert(int list, float score, int row) {
    int place = t - 1;
    while (place > 0 && outScore[list + place - 1] < score) {
      outScore[list + place] = outScore[list + place - 1];
      outRow[list + place] = outRow[list + place - 1];
      place = place - 1;
    }
    outScore[list + place] = score;
    outRow[list + place] = row;
  }
}
