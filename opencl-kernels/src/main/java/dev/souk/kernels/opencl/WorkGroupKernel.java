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
      tile[lane] = s0 + add;
      tile[PANEL + lane] = s1 + add;
      tile[2 * PANEL + lane] = s2 + add;
      tile[3 * PANEL + lane] = s3 + add;
      tile[4 * PANEL + lane] = s4 + add;
      tile[5 * PANEL + lane] = s5 + add;
      tile[6 * PANEL + lane] = s6 + add;
      tile[7 * PANEL + lane] = s7 + add;
      for (int slot = 0; slot < QUERIES; slot++) {
        post(slot, block * QUERIES + slot, row, lane, panel);
      }
      localBarrier();
      if (lane < QUERIES) {
        if (hits[lane] == panel) {
          select(list, lane, panel);
        }
      }
      localBarrier();
    }
  }

  /** Marks a score for the query's work-item, or lowers it if it is not to be kept. */
  private void post(int slot, int query, int row, int lane, int panel) {
    float score = tile[slot * PANEL + lane];
    int keep = 0;
    if (row < rows && score > thresholds[slot]) {
      keep = allowed(query, row, score);
    }
    if (keep == 1) {
      hits[slot] = panel; // every work-item that writes here writes the same value
    } else {
      tile[slot * PANEL + lane] = LOWEST;
    }
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
