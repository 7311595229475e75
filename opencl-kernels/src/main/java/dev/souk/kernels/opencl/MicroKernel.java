package dev.souk.kernels.opencl;

/**
 * The shape for CPU devices: one work-item takes one chunk and one block of 8 queries, and scores 8
 * items by 8 queries in private accumulators, which a CPU compiler keeps in vector registers.
 */
final class MicroKernel extends TopKKernel {

  private static final int PANEL = 8;

  /** 16,384 items: enough to make lists rare, small enough to feed all cores. */
  private static final int MAX_PANELS = 2048;

  private static final int MIN_PANELS = 64;

  /** Chunks to aim at in a smaller matrix. */
  private static final int TARGET_CHUNKS = 16;

  @Override
  int panelSize() {
    return PANEL;
  }

  @Override
  int localSize() {
    return 1;
  }

  @Override
  int panelsPerChunk(int panels) {
    return Math.clamp(panels / TARGET_CHUNKS, MIN_PANELS, MAX_PANELS);
  }

  @Override
  public void run() {
    int chunk = getGlobalId(0);
    int block = getGlobalId(1);
    int first = block * QUERIES;
    float[] sums = new float[64];
    for (int slot = 0; slot < QUERIES; slot++) {
      clear(((first + slot) * chunks + chunk) * t);
    }
    int end = min(panels, (chunk + 1) * panelsPerChunk);
    for (int panel = chunk * panelsPerChunk; panel < end; panel++) {
      for (int i = 0; i < 64; i++) {
        sums[i] = 0f;
      }
      int at = panel * dims * PANEL;
      int from = block * dims * QUERIES;
      for (int d = 0; d < dims; d++) {
        for (int slot = 0; slot < QUERIES; slot++) {
          float query = queries[from + slot];
          for (int lane = 0; lane < PANEL; lane++) {
            sums[slot * PANEL + lane] += query * items[at + lane];
          }
        }
        at += PANEL;
        from += QUERIES;
      }
      for (int slot = 0; slot < QUERIES; slot++) {
        int list = ((first + slot) * chunks + chunk) * t;
        float threshold = outScore[list + t - 1];
        for (int lane = 0; lane < PANEL; lane++) {
          int row = panel * PANEL + lane;
          float score = sums[slot * PANEL + lane] + bias[row];
          if (row < rows && score > threshold) {
            if (allowed(first + slot, row, score) == 1) {
              insert(list, score, row);
              threshold = outScore[list + t - 1];
            }
          }
        }
      }
    }
  }
}
