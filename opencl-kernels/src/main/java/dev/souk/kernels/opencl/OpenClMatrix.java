package dev.souk.kernels.opencl;

import com.aparapi.device.OpenCLDevice;
import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.core.GuardedMatrix;
import dev.souk.kernels.core.TopHeap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A matrix on a device, in as many shards as the device's largest array demands. */
final class OpenClMatrix extends GuardedMatrix {

  /** Queries per launch: bounds the output, and the time that a launch holds the device. */
  static final int BATCH = 64;

  /** Shards begin at multiples of this row: a word of a mask, and a panel of every kernel. */
  private static final int ROW_STEP = 64;

  private final List<DeviceShard> shards = new ArrayList<>();

  OpenClMatrix(
      FloatMatrix items,
      float @Nullable [] bias,
      OpenCLDevice device,
      KernelShape shape,
      long shardBytes) {
    super(items.rows(), items.cols());
    long shardRows = shardBytes / Float.BYTES / items.cols() / ROW_STEP * ROW_STEP;
    if (shardRows == 0) {
      throw new IllegalArgumentException(
          "items.cols: "
              + items.cols()
              + " (expected: at most "
              + shardBytes / Float.BYTES / ROW_STEP
              + ", "
              + ROW_STEP
              + " rows in the device's largest array)");
    }
    try {
      for (long first = 0; first < items.rows(); first += shardRows) {
        int size = (int) Math.min(shardRows, items.rows() - first);
        shards.add(new DeviceShard(items, bias, (int) first, size, device, shape.newKernel()));
      }
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  @Override
  protected void search(FloatMatrix queries, RowMask mask, TopHeap[] best) {
    for (int first = 0; first < queries.rows(); first += BATCH) {
      QueryBatch batch = QueryBatch.pack(queries, first, Math.min(BATCH, queries.rows() - first));
      for (DeviceShard shard : shards) {
        shard.search(batch, mask, best);
      }
    }
  }

  @Override
  protected void release() {
    shards.forEach(DeviceShard::dispose);
    shards.clear();
  }
}
