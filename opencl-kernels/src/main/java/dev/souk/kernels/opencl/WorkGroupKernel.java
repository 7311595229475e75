package dev.souk.kernels.opencl;

/**
 * The shape for GPUs: a group of 64 work-items takes one chunk and one block of 8 queries; each
 * work-item scores one item of a panel for the 8 queries, reading the panel coalesced. Scores pass
 * through local memory, where the first 8 work-items, one per query, put those above the query's
 * threshold into its list.
 */
final class WorkGroupKernel extends TopKKernel {

  private static final int PANEL = 64;

  /** Groups per block of queries to aim at: a few for each multiprocessor of a large GPU. */
  private static final int TARGET_CHUNKS = 512;

  private static final int MIN_PANELS = 8;

  @Local private final float[] tile = new float[QUERIES * PANEL];
  @Local private final float[] thresholds = new float[QUERIES];

  /** The last panel in which a query had a score above its threshold. */
  @Local private final int[] hits = new int[QUERIES];

  @Override
  int panelSize() {
    return PANEL;
  }

  @Override
  int localSize() {
    return PANEL;
  }

  @Override
  int panelsPerChunk(int panels) {
    return Math.max(MIN_PANELS, panels / TARGET_CHUNKS);
  }

  @Override
  public void run() {
    int lane = getLocalId(0);
    int chunk = getGroupId(0);
    int block = getGroupId(1);
    int list = ((block * QUERIES + lane) * chunks + chunk) * t;
    if (lane < QUERIES) {
      clear(list);
      thresholds[lane] = LOWEST;
      hits[lane] = -1;
    }
    localBarrier();
    int end = min(panels, (chunk + 1) * panelsPerChunk);
    for (int panel = chunk * panelsPerChunk; panel < end; panel++) {
      int row = panel * PANEL + lane;
      int at = panel * dims * PANEL + lane;
      int from = block * dims * QUERIES;
      float s0 = 0f;
      float s1 = 0f;
      float s2 = 0f;
      float s3 = 0f;
      float s4 = 0f;
      float s5 = 0f;
      float s6 = 0f;
      float s7 = 0f;
      for (int d = 0; d < dims; d++) {
        float item = items[at];
        s0 += item * queries[from];
        s1 += item * queries[from + 1];
        s2 += item * queries[from + 2];
        s3 += item * queries[from + 3];
        s4 += item * queries[from + 4];
        s5 += item * queries[from + 5];
        s6 += item * queries[from + 6];
        s7 += item * queries[from + 7];
        at += PANEL;
        from += QUERIES;
      }
      float add = bias[row];
      int first = block * QUERIES;
      post(0, first, s0 + add, row, lane, panel);
      post(1, first + 1, s1 + add, row, lane, panel);
      post(2, first + 2, s2 + add, row, lane, panel);
      post(3, first + 3, s3 + add, row, lane, panel);
      post(4, first + 4, s4 + add, row, lane, panel);
      post(5, first + 5, s5 + add, row, lane, panel);
      post(6, first + 6, s6 + add, row, lane, panel);
      post(7, first + 7, s7 + add, row, lane, panel);
      localBarrier();
      if (lane < QUERIES) {
        if (hits[lane] == panel) {
          select(list, lane, panel);
        }
      }
      localBarrier();
    }
  }

  /** Leaves a score for the query's work-item, or the lowest if it is not to be kept. */
  private void post(int slot, int query, float score, int row, int lane, int panel) {
    float posted = LOWEST;
    if (row < rows && score > thresholds[slot]) {
      if (allowed(query, row, score) == 1) {
        posted = score;
        hits[slot] = panel; // every work-item that writes here writes the same value
      }
    }
    tile[slot * PANEL + lane] = posted;
  }

  private void select(int list, int slot, int panel) {
    float threshold = thresholds[slot];
    for (int lane = 0; lane < PANEL; lane++) {
      float score = tile[slot * PANEL + lane];
      if (score > threshold) {
        insert(list, score, panel * PANEL + lane);
        threshold = outScore[list + t - 1];
      }
    }
    thresholds[slot] = threshold;
  }
}
