package dev.souk.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every backend must do; one subclass each. */
public abstract class BackendContract {

  private SimilarityBackend backend;

  /** A new backend, or a skipped test where it cannot run. */
  protected abstract SimilarityBackend open();

  /** Item counts that straddle the backend's panels, chunks and shards. */
  protected abstract int[] sizes();

  @BeforeEach
  void openBackend() {
    backend = open();
  }

  @AfterEach
  void closeBackend() {
    if (backend != null) {
      backend.close();
    }
  }

  @Test
  void answersExactlyAtEverySizeAndMask() {
    int[] dims = {1, 2, 7, 16, 33};
    int[] places = {1, 3, 10, 129, 300};
    int[] batches = {1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 65};
    SplittableRandom random = Cases.random(1);
    int run = 0;
    for (int n : sizes()) {
      int k = dims[run % dims.length];
      FloatMatrix items = Cases.whole(random, n, k);
      float[] bias = run % 2 == 0 ? null : Cases.whole(random, 1, Math.max(n, 1)).data();
      if (bias != null && n == 0) {
        bias = new float[0];
      }
      Oracle oracle = new Oracle(items, bias);
      try (ItemMatrix matrix = backend.load(items, bias)) {
        assertEquals(n, matrix.rows());
        assertEquals(k, matrix.dims());
        for (int kind = 0; kind < Cases.MASKS; kind++) {
          int b = batches[run++ % batches.length];
          int t = places[run % places.length];
          FloatMatrix queries = Cases.whole(random, b, k);
          RowMask mask = Cases.mask(random, kind, b, n);
          String what = "n=%d k=%d b=%d t=%d mask=%d".formatted(n, k, b, t, kind);
          oracle.assertExact(what, queries, t, mask, matrix.topK(queries, t, mask));
        }
      }
    }
  }

  @Test
  void agreesUpToRoundingOnRealValues() {
    SplittableRandom random = Cases.random(2);
    FloatMatrix items = Cases.normal(random, 3001, 64);
    float[] bias = Cases.normal(random, 1, 3001).data();
    Oracle oracle = new Oracle(items, bias);
    try (ItemMatrix matrix = backend.load(items, bias)) {
      FloatMatrix queries = Cases.normal(random, 17, 64);
      RowMask mask = Cases.mask(random, 6, 17, 3001);
      oracle.assertClose("normal", queries, 20, mask, matrix.topK(queries, 20, mask));
    }
  }

  @Test
  void ordersEqualScoresByRow() {
    float[] ones = new float[1000 * 3];
    java.util.Arrays.fill(ones, 1);
    try (ItemMatrix matrix = backend.load(new FloatMatrix(1000, 3, ones), null)) {
      TopK top = matrix.topK(FloatMatrix.ofRow(new float[] {1, 2, 3}), 500, RowMask.NONE);
      for (int rank = 0; rank < 500; rank++) {
        assertEquals(rank, top.id(0, rank));
        assertEquals(6f, top.score(0, rank));
      }
    }
  }

  @Test
  void answersEveryItemWhenAskedForMore() {
    SplittableRandom random = Cases.random(3);
    FloatMatrix items = Cases.whole(random, 777, 5);
    try (ItemMatrix matrix = backend.load(items, null)) {
      FloatMatrix queries = Cases.whole(random, 2, 5);
      new Oracle(items, null)
          .assertExact(
              "t over n", queries, 1000, RowMask.NONE, matrix.topK(queries, 1000, RowMask.NONE));
    }
  }

  @Test
  void answersNoQueriesWithNothing() {
    try (ItemMatrix matrix = backend.load(new FloatMatrix(2, 1, new float[] {1, 2}), null)) {
      TopK top = matrix.topK(new FloatMatrix(0, 1, new float[0]), 4, RowMask.NONE);
      assertEquals(0, top.queries());
      assertEquals(0, top.ids().length);
    }
  }

  @Test
  void keepsLargestMagnitudesFinite() {
    float big = 1e15f;
    FloatMatrix items = new FloatMatrix(2, 2, new float[] {big, big, -big, -big});
    try (ItemMatrix matrix = backend.load(items, new float[] {big, -big})) {
      TopK top = matrix.topK(FloatMatrix.ofRow(new float[] {big, big}), 2, RowMask.NONE);
      assertArrayEquals(new int[] {0, 1}, top.ids());
      assertTrue(Float.isFinite(top.score(0, 0)) && Float.isFinite(top.score(0, 1)));
    }
  }

  @Test
  void repeatsItselfAcrossGarbageCollections() {
    SplittableRandom random = Cases.random(4);
    FloatMatrix items = Cases.whole(random, 2000, 8);
    Oracle oracle = new Oracle(items, null);
    try (ItemMatrix matrix = backend.load(items, null)) {
      for (int round = 0; round < 6; round++) {
        FloatMatrix queries = Cases.whole(random, 3, 8);
        RowMask mask = Cases.mask(random, round % Cases.MASKS, 3, 2000);
        TopK top = matrix.topK(queries, 10, mask);
        System.gc();
        oracle.assertExact("round " + round, queries, 10, mask, top);
      }
    }
  }

  @Test
  void servesThreadsAtOnce() throws InterruptedException, ExecutionException {
    SplittableRandom random = Cases.random(5);
    FloatMatrix items = Cases.whole(random, 1500, 6);
    Oracle oracle = new Oracle(items, null);
    try (ItemMatrix matrix = backend.load(items, null);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        FloatMatrix queries = Cases.whole(random, 1 + i % 5, 6);
        RowMask mask = Cases.mask(random, i % Cases.MASKS, queries.rows(), 1500);
        calls.add(
            threads.submit(() ->
                oracle.assertExact(
                    "concurrent", queries, 12, mask, matrix.topK(queries, 12, mask))));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }
  }

  @Test
  void refusesToAnswerWhenClosed() {
    FloatMatrix one = FloatMatrix.ofRow(new float[] {1});
    ItemMatrix matrix = backend.load(one, null);
    matrix.close();
    matrix.close();
    assertThrows(IllegalStateException.class, () -> matrix.topK(one, 1, RowMask.NONE));
  }

  @Test
  void closesItsMatricesAndRefusesToLoadWhenClosed() {
    FloatMatrix one = FloatMatrix.ofRow(new float[] {1});
    ItemMatrix matrix = backend.load(one, null);
    backend.close();
    backend.close();
    assertThrows(IllegalStateException.class, () -> matrix.topK(one, 1, RowMask.NONE));
    assertThrows(IllegalStateException.class, () -> backend.load(one, null));
  }

  @Test
  void refusesBadInput() {
    FloatMatrix two = new FloatMatrix(2, 2, new float[] {1, 2, 3, Float.NaN});
    assertRefused("items[1][1]: NaN", () -> backend.load(two, null));
    FloatMatrix good = new FloatMatrix(2, 2, new float[] {1, 2, 3, 4});
    assertRefused(
        "bias[1]: Infinity", () -> backend.load(good, new float[] {0, Float.POSITIVE_INFINITY}));
    assertRefused("bias.length: 1", () -> backend.load(good, new float[1]));
    try (ItemMatrix matrix = backend.load(good, null)) {
      FloatMatrix narrow = FloatMatrix.ofRow(new float[] {1});
      FloatMatrix huge = FloatMatrix.ofRow(new float[] {0, -2e15f});
      FloatMatrix fine = FloatMatrix.ofRow(new float[] {0, 1});
      RowMask twoSets = new RowMask(null, new long[2][]);
      assertRefused("queries.cols: 1", () -> matrix.topK(narrow, 1, RowMask.NONE));
      assertRefused("t: 0", () -> matrix.topK(fine, 0, RowMask.NONE));
      assertRefused("queries.rows * t", () -> matrix.topK(good, 1 << 30, RowMask.NONE));
      assertRefused("queries[0][1]: -2.0E15", () -> matrix.topK(huge, 1, RowMask.NONE));
      assertRefused("mask.perQuery.length: 2", () -> matrix.topK(fine, 1, twoSets));
    }
  }

  private static void assertRefused(String start, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).toString();
    assertTrue(message.contains(": " + start) && message.contains("(expected: "), message);
  }
}
