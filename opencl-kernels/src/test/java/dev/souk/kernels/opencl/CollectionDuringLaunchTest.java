package dev.souk.kernels.opencl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aparapi.device.OpenCLDevice;
import dev.souk.kernels.Cases;
import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.ItemMatrix;
import dev.souk.kernels.Oracle;
import dev.souk.kernels.RowMask;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The collector moves arrays between a put, a launch and a get; answers must not notice. */
class CollectionDuringLaunchTest {

  @ParameterizedTest
  @EnumSource(KernelShape.class)
  void answersWhileTheCollectorMovesArrays(KernelShape shape) throws InterruptedException {
    OpenCLDevice device = Devices.first();
    SplittableRandom random = Cases.random(11);
    FloatMatrix items = Cases.whole(random, 700, 5);
    Oracle oracle = new Oracle(items, null);
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger collections = new AtomicInteger();
    Thread collector =
        Thread.ofPlatform()
            .start(() -> {
              while (!stop.get()) {
                System.gc();
                collections.incrementAndGet();
              }
            });
    int calls = 0;
    try (OpenClBackend backend = new OpenClBackend(device, shape, Integer.MAX_VALUE);
        ItemMatrix matrix = backend.load(items, null)) {
      while (calls < 40 || collections.get() < 10) {
        FloatMatrix queries = Cases.whole(random, 1 + calls % 9, 5);
        RowMask mask = Cases.mask(random, calls % Cases.MASKS, queries.rows(), 700);
        oracle.assertExact("call " + calls, queries, 7, mask, matrix.topK(queries, 7, mask));
        calls++;
      }
    } finally {
      stop.set(true);
      collector.join();
    }
    assertTrue(collections.get() >= 10, "collections: " + collections);
  }
}
