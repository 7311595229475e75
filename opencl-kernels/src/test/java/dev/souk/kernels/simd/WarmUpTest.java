package dev.souk.kernels.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.ItemMatrix;
import dev.souk.kernels.RowMask;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.TopK;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  /** Answers at once, as compiled code nearly does, and notes what it was asked. */
  private static final class Recorder implements SimilarityBackend, ItemMatrix {
    private final Set<Integer> batches = new TreeSet<>();
    private int calls;
    private int closed;

    @Override
    public String name() {
      return "recorder";
    }

    @Override
    public String device() {
      return "none";
    }

    @Override
    public ItemMatrix load(FloatMatrix items, float @Nullable [] bias) {
      return this;
    }

    @Override
    public int rows() {
      return 0;
    }

    @Override
    public int dims() {
      return 0;
    }

    @Override
    public TopK topK(FloatMatrix queries, int t, RowMask mask) {
      calls++;
      batches.add(queries.rows());
      return new TopK(0, t, new int[0], new float[0]);
    }

    @Override
    public void close() {
      closed++;
    }
  }

  @Test
  void callsEveryKernelAndClosesItsMatrix() {
    Recorder recorder = new Recorder();
    WarmUp.run(recorder, TimeUnit.SECONDS.toNanos(30));
    assertEquals(Set.of(1, 4, 6), recorder.batches);
    assertTrue(recorder.calls >= 100, "calls: " + recorder.calls);
    assertEquals(1, recorder.closed);
  }

  @Test
  void givesUpAtTheLimit() {
    Recorder recorder = new Recorder();
    WarmUp.run(recorder, 0);
    assertEquals(0, recorder.calls);
    assertEquals(1, recorder.closed);
  }
}
