package dev.souk.kernels.simd;

import dev.souk.kernels.FloatMatrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An item matrix cut into chunks that fit a core's second-level cache, each chunk packed as {@code
 * [panel][dimension][lane]}: a panel is {@link MicroKernels#PANEL} consecutive items. Rows past the
 * end are zeros with a bias of negative infinity, so they never pass a threshold.
 *
 * @param rows number of items
 * @param dims dimensions of an item
 * @param chunkRows rows per chunk, a multiple of the panel; the last chunk may have fewer
 * @param chunks packed values of each chunk
 * @param bias bias of each row of each chunk
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
record PackedItems(int rows, int dims, int chunkRows, float[][] chunks, float[][] bias) {

  /** Values in a chunk, 256 KiB: half of the smallest second-level cache in use. */
  private static final int CHUNK_VALUES = 1 << 16;

  /** Chunks start at multiples of this row, so that a panel never straddles a word of a mask. */
  private static final int ROW_STEP = 64;

  static PackedItems pack(FloatMatrix items, float @Nullable [] bias) {
    int rows = items.rows();
    int dims = items.cols();
    int chunkRows = Math.max(1, CHUNK_VALUES / dims / ROW_STEP) * ROW_STEP;
    int count = (int) (((long) rows + chunkRows - 1) / chunkRows);
    float[][] chunks = new float[count][];
    float[][] chunkBias = new float[count][];
    for (int c = 0; c < count; c++) {
      int first = c * chunkRows;
      int size = Math.min(chunkRows, rows - first);
      int padded = (size + MicroKernels.PANEL - 1) / MicroKernels.PANEL * MicroKernels.PANEL;
      chunks[c] = packChunk(items, first, size, padded);
      chunkBias[c] = new float[padded];
      if (bias != null) {
        System.arraycopy(bias, first, chunkBias[c], 0, size);
      }
      Arrays.fill(chunkBias[c], size, padded, Float.NEGATIVE_INFINITY);
    }
    return new PackedItems(rows, dims, chunkRows, chunks, chunkBias);
  }

  /** Number of panels in chunk {@code c}. */
  int panels(int c) {
    return bias[c].length / MicroKernels.PANEL;
  }

  private static float[] packChunk(FloatMatrix items, int first, int size, int padded) {
    int dims = items.cols();
    float[] from = items.data();
    float[] to = new float[padded * dims];
    for (int r = 0; r < size; r++) {
      int panel = r / MicroKernels.PANEL;
      int at = panel * dims * MicroKernels.PANEL + r % MicroKernels.PANEL;
      int source = (first + r) * dims;
      for (int d = 0; d < dims; d++) {
        to[at] = from[source + d];
        at += MicroKernels.PANEL;
      }
    }
    return to;
  }
}
