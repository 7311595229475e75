package dev.souk.kernels.opencl;

import com.aparapi.device.OpenCLDevice;
import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.core.TopHeap;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive items that stay in one array on the device, and the kernel that owns the array. Calls
 * take turns: a kernel bears one thread at a time.
 */
final class DeviceShard {

  /** Places that one launch selects; longer answers take several launches. */
  static final int MAX_PLACES = 128;

  private final ReentrantLock lock = new ReentrantLock();
  private final OpenCLDevice device;
  private final TopKKernel kernel;
  private final int firstRow;
  private final int maskWords;
  private final int[] nothingExcluded;

  /** Whether the mask on the device is {@link #nothingExcluded}, so that it need not be sent. */
  private boolean unmasked;

  /** Puts the items on the device and runs the kernel once, so that a failure shows at load. */
  DeviceShard(
      FloatMatrix items,
      float @Nullable [] bias,
      int firstRow,
      int rows,
      OpenCLDevice device,
      TopKKernel kernel) {
    this.device = device;
    this.kernel = kernel;
    this.firstRow = firstRow;
    int panel = kernel.panelSize();
    int panels = (rows + panel - 1) / panel;
    this.maskWords = (panels * panel + 31) / 32;
    this.nothingExcluded = new int[maskWords];
    kernel.setExplicit(true);
    kernel.rows = rows;
    kernel.dims = items.cols();
    kernel.panels = panels;
    kernel.panelsPerChunk = kernel.panelsPerChunk(panels);
    kernel.chunks = (panels + kernel.panelsPerChunk - 1) / kernel.panelsPerChunk;
    kernel.items = pack(items, firstRow, rows, panel, panels);
    kernel.bias = new float[panels * panel];
    if (bias != null) {
      System.arraycopy(bias, firstRow, kernel.bias, 0, rows);
    }
    kernel.put(kernel.items).put(kernel.bias);
    FloatMatrix zero = new FloatMatrix(1, items.cols(), new float[items.cols()]);
    try {
      search(QueryBatch.pack(zero, 0, 1), RowMask.NONE, new TopHeap[] {new TopHeap(1)});
    } catch (RuntimeException e) {
      dispose();
      throw e;
    }
  }

  /** Offers the best items of each query of the batch to its heap in {@code best}. */
  void search(QueryBatch batch, RowMask mask, TopHeap[] best) {
    int wanted = best[batch.first()].capacity();
    lock.lock();
    try {
      prepare(batch, mask, Math.min(Math.min(wanted, MAX_PLACES), kernel.rows));
      int[] found = new int[batch.count()];
      boolean more = true;
      while (more) {
        kernel.put(kernel.ceilingScore).put(kernel.ceilingRow);
        int global = kernel.chunks * kernel.localSize();
        kernel.launch(device, global, batch.blocks(), kernel.localSize());
        kernel.get(kernel.outScore).get(kernel.outRow);
        more = false;
        for (int q = 0; q < batch.count(); q++) {
          more |= found[q] < wanted && merge(q, best[batch.first() + q], found, wanted);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  void dispose() {
    lock.lock();
    try {
      kernel.dispose();
    } finally {
      lock.unlock();
    }
  }

  private void prepare(QueryBatch batch, RowMask mask, int places) {
    kernel.t = places;
    kernel.queries = batch.values();
    kernel.put(kernel.queries);
    prepareMask(batch, mask);
    kernel.ceilingScore = new float[batch.slots()];
    kernel.ceilingRow = new int[batch.slots()];
    Arrays.fill(kernel.ceilingScore, 0, batch.count(), Float.MAX_VALUE);
    Arrays.fill(kernel.ceilingScore, batch.count(), batch.slots(), TopKKernel.LOWEST);
    int length = Math.multiplyExact(batch.slots() * kernel.chunks, places);
    if (kernel.outRow.length != length) { // the same shape again keeps the device's arrays
      kernel.outScore = new float[length];
      kernel.outRow = new int[length];
    }
  }

  private void prepareMask(QueryBatch batch, RowMask mask) {
    boolean perQuery = mask.perQuery() != null;
    kernel.maskStride = perQuery ? maskWords : 0;
    if (!perQuery && mask.shared() == null) {
      if (!unmasked) {
        kernel.excluded = nothingExcluded;
        kernel.put(nothingExcluded);
        unmasked = true;
      }
      return;
    }
    unmasked = false;
    kernel.excluded =
        perQuery
            ? MaskWords.perQuery(mask, batch, firstRow, maskWords)
            : MaskWords.shared(mask, firstRow, maskWords);
    kernel.put(kernel.excluded);
  }

  /**
   * Merges the chunks' lists of a query, offers the best to {@code best} and lowers the query's
   * ceiling below them.
   *
   * @return whether another launch can find more that is wanted
   */
  private boolean merge(int q, TopHeap best, int[] found, int wanted) {
    int places = kernel.t;
    TopHeap merged = new TopHeap(places);
    for (int chunk = 0; chunk < kernel.chunks; chunk++) {
      int list = (q * kernel.chunks + chunk) * places;
      for (int i = list; i < list + places && kernel.outRow[i] >= 0; i++) {
        merged.offer(kernel.outScore[i], kernel.outRow[i]);
      }
    }
    int count = merged.size();
    if (count == 0) {
      return finish(q, found, wanted);
    }
    int[] ids = new int[count];
    float[] scores = new float[count];
    merged.drainTo(ids, scores, 0);
    for (int i = 0; i < count; i++) {
      best.offer(scores[i], firstRow + ids[i]);
    }
    found[q] += count;
    if (count < places || found[q] >= wanted) {
      return finish(q, found, wanted);
    }
    kernel.ceilingScore[q] = scores[count - 1];
    kernel.ceilingRow[q] = ids[count - 1];
    return true;
  }

  private boolean finish(int q, int[] found, int wanted) {
    found[q] = wanted;
    kernel.ceilingScore[q] = TopKKernel.LOWEST; // nothing passes, should others need a launch
    return false;
  }

  private static float[] pack(FloatMatrix items, int first, int rows, int panel, int panels) {
    int dims = items.cols();
    float[] from = items.data();
    float[] to = new float[Math.multiplyExact(panels * panel, dims)];
    for (int r = 0; r < rows; r++) {
      int at = r / panel * dims * panel + r % panel;
      int source = (first + r) * dims;
      for (int d = 0; d < dims; d++) {
        to[at] = from[source + d];
        at += panel;
      }
    }
    return to;
  }
}
