package dev.souk.kernels.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products of one panel of items with 6, 4 or 1 queries, all accumulators in registers: six
 * queries by two vectors are 12 of the 16 registers of AVX2, which leaves two for the items and one
 * for the broadcast query (the register blocking of Goto and van de Geijn, "Anatomy of
 * High-Performance Matrix Multiplication", 2008).
 *
 * <p>The three methods are written out on purpose: a vector that crosses a method which is not
 * inlined becomes an object, which costs four times the arithmetic. Every lane sums its dimensions
 * in the same order, so equal items have equal scores.
 */
final class MicroKernels {

  /** The machine's preferred width, at most 512 bits so that a panel fits a word of a mask. */
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() <= 16
          ? FloatVector.SPECIES_PREFERRED
          : FloatVector.SPECIES_512;

  /** Floats in a vector. */
  static final int LANES = SPECIES.length();

  /** Items in a panel; a power of two, at most 32. */
  static final int PANEL = 2 * LANES;

  /** Queries in the widest block. */
  static final int MAX_QUERIES = 6;

  private MicroKernels() {}

  /**
   * Scores every panel of a chunk for a block of queries and offers to the scan what passes its
   * thresholds.
   *
   * @param items {@code [panel][dims][PANEL]}
   * @param bias {@code [panel][PANEL]}
   * @param firstRow the item row of the first lane of the first panel
   */
  static void scan(
      QueryBlock block,
      float[] items,
      float[] bias,
      int panels,
      int dims,
      int firstRow,
      Scan scan) {
    float[] queries = block.values();
    switch (block.width()) {
      case 1 -> one(queries, items, bias, panels, dims, firstRow, scan);
      case 4 -> four(queries, items, bias, panels, dims, firstRow, scan);
      case 6 -> six(queries, items, bias, panels, dims, firstRow, scan);
      default ->
          throw new IllegalArgumentException(
              "block.width: " + block.width() + " (expected: 1, 4 or 6)");
    }
  }

  private static void six(
      float[] queries, float[] items, float[] bias, int panels, int dims, int firstRow, Scan scan) {
    float[] thresholds = scan.thresholds;
    for (int panel = 0; panel < panels; panel++) {
      int row = firstRow + panel * PANEL;
      if (scan.skips(row)) {
        continue;
      }
      FloatVector a0 = FloatVector.zero(SPECIES);
      FloatVector b0 = FloatVector.zero(SPECIES);
      FloatVector a1 = FloatVector.zero(SPECIES);
      FloatVector b1 = FloatVector.zero(SPECIES);
      FloatVector a2 = FloatVector.zero(SPECIES);
      FloatVector b2 = FloatVector.zero(SPECIES);
      FloatVector a3 = FloatVector.zero(SPECIES);
      FloatVector b3 = FloatVector.zero(SPECIES);
      FloatVector a4 = FloatVector.zero(SPECIES);
      FloatVector b4 = FloatVector.zero(SPECIES);
      FloatVector a5 = FloatVector.zero(SPECIES);
      FloatVector b5 = FloatVector.zero(SPECIES);
      int at = panel * dims * PANEL;
      int from = 0;
      for (int d = 0; d < dims; d++) {
        FloatVector left = FloatVector.fromArray(SPECIES, items, at);
        FloatVector right = FloatVector.fromArray(SPECIES, items, at + LANES);
        FloatVector q0 = FloatVector.broadcast(SPECIES, queries[from]);
        a0 = left.fma(q0, a0);
        b0 = right.fma(q0, b0);
        FloatVector q1 = FloatVector.broadcast(SPECIES, queries[from + 1]);
        a1 = left.fma(q1, a1);
        b1 = right.fma(q1, b1);
        FloatVector q2 = FloatVector.broadcast(SPECIES, queries[from + 2]);
        a2 = left.fma(q2, a2);
        b2 = right.fma(q2, b2);
        FloatVector q3 = FloatVector.broadcast(SPECIES, queries[from + 3]);
        a3 = left.fma(q3, a3);
        b3 = right.fma(q3, b3);
        FloatVector q4 = FloatVector.broadcast(SPECIES, queries[from + 4]);
        a4 = left.fma(q4, a4);
        b4 = right.fma(q4, b4);
        FloatVector q5 = FloatVector.broadcast(SPECIES, queries[from + 5]);
        a5 = left.fma(q5, a5);
        b5 = right.fma(q5, b5);
        at += PANEL;
        from += 6;
      }
      FloatVector biasLeft = FloatVector.fromArray(SPECIES, bias, panel * PANEL);
      FloatVector biasRight = FloatVector.fromArray(SPECIES, bias, panel * PANEL + LANES);
      a0 = a0.add(biasLeft);
      b0 = b0.add(biasRight);
      if (a0.max(b0).compare(VectorOperators.GT, thresholds[0]).anyTrue()) {
        a0.intoArray(scan.scratch, 0);
        b0.intoArray(scan.scratch, LANES);
        scan.offer(0, row);
      }
      a1 = a1.add(biasLeft);
      b1 = b1.add(biasRight);
      if (a1.max(b1).compare(VectorOperators.GT, thresholds[1]).anyTrue()) {
        a1.intoArray(scan.scratch, 0);
        b1.intoArray(scan.scratch, LANES);
        scan.offer(1, row);
      }
      a2 = a2.add(biasLeft);
      b2 = b2.add(biasRight);
      if (a2.max(b2).compare(VectorOperators.GT, thresholds[2]).anyTrue()) {
        a2.intoArray(scan.scratch, 0);
        b2.intoArray(scan.scratch, LANES);
        scan.offer(2, row);
      }
      a3 = a3.add(biasLeft);
      b3 = b3.add(biasRight);
      if (a3.max(b3).compare(VectorOperators.GT, thresholds[3]).anyTrue()) {
        a3.intoArray(scan.scratch, 0);
        b3.intoArray(scan.scratch, LANES);
        scan.offer(3, row);
      }
      a4 = a4.add(biasLeft);
      b4 = b4.add(biasRight);
      if (a4.max(b4).compare(VectorOperators.GT, thresholds[4]).anyTrue()) {
        a4.intoArray(scan.scratch, 0);
        b4.intoArray(scan.scratch, LANES);
        scan.offer(4, row);
      }
      a5 = a5.add(biasLeft);
      b5 = b5.add(biasRight);
      if (a5.max(b5).compare(VectorOperators.GT, thresholds[5]).anyTrue()) {
        a5.intoArray(scan.scratch, 0);
        b5.intoArray(scan.scratch, LANES);
        scan.offer(5, row);
      }
    }
  }

  private static void four(
      float[] queries, float[] items, float[] bias, int panels, int dims, int firstRow, Scan scan) {
    float[] thresholds = scan.thresholds;
    for (int panel = 0; panel < panels; panel++) {
      int row = firstRow + panel * PANEL;
      if (scan.skips(row)) {
        continue;
      }
      FloatVector a0 = FloatVector.zero(SPECIES);
      FloatVector b0 = FloatVector.zero(SPECIES);
      FloatVector a1 = FloatVector.zero(SPECIES);
      FloatVector b1 = FloatVector.zero(SPECIES);
      FloatVector a2 = FloatVector.zero(SPECIES);
      FloatVector b2 = FloatVector.zero(SPECIES);
      FloatVector a3 = FloatVector.zero(SPECIES);
      FloatVector b3 = FloatVector.zero(SPECIES);
      int at = panel * dims * PANEL;
      int from = 0;
      for (int d = 0; d < dims; d++) {
        FloatVector left = FloatVector.fromArray(SPECIES, items, at);
        FloatVector right = FloatVector.fromArray(SPECIES, items, at + LANES);
        FloatVector q0 = FloatVector.broadcast(SPECIES, queries[from]);
        a0 = left.fma(q0, a0);
        b0 = right.fma(q0, b0);
        FloatVector q1 = FloatVector.broadcast(SPECIES, queries[from + 1]);
        a1 = left.fma(q1, a1);
        b1 = right.fma(q1, b1);
        FloatVector q2 = FloatVector.broadcast(SPECIES, queries[from + 2]);
        a2 = left.fma(q2, a2);
        b2 = right.fma(q2, b2);
        FloatVector q3 = FloatVector.broadcast(SPECIES, queries[from + 3]);
        a3 = left.fma(q3, a3);
        b3 = right.fma(q3, b3);
        at += PANEL;
        from += 4;
      }
      FloatVector biasLeft = FloatVector.fromArray(SPECIES, bias, panel * PANEL);
      FloatVector biasRight = FloatVector.fromArray(SPECIES, bias, panel * PANEL + LANES);
      a0 = a0.add(biasLeft);
      b0 = b0.add(biasRight);
      if (a0.max(b0).compare(VectorOperators.GT, thresholds[0]).anyTrue()) {
        a0.intoArray(scan.scratch, 0);
        b0.intoArray(scan.scratch, LANES);
        scan.offer(0, row);
      }
      a1 = a1.add(biasLeft);
      b1 = b1.add(biasRight);
      if (a1.max(b1).compare(VectorOperators.GT, thresholds[1]).anyTrue()) {
        a1.intoArray(scan.scratch, 0);
        b1.intoArray(scan.scratch, LANES);
        scan.offer(1, row);
      }
      a2 = a2.add(biasLeft);
      b2 = b2.add(biasRight);
      if (a2.max(b2).compare(VectorOperators.GT, thresholds[2]).anyTrue()) {
        a2.intoArray(scan.scratch, 0);
        b2.intoArray(scan.scratch, LANES);
        scan.offer(2, row);
      }
      a3 = a3.add(biasLeft);
      b3 = b3.add(biasRight);
      if (a3.max(b3).compare(VectorOperators.GT, thresholds[3]).anyTrue()) {
        a3.intoArray(scan.scratch, 0);
        b3.intoArray(scan.scratch, LANES);
        scan.offer(3, row);
      }
    }
  }

  private static void one(
      float[] queries, float[] items, float[] bias, int panels, int dims, int firstRow, Scan scan) {
    float[] thresholds = scan.thresholds;
    for (int panel = 0; panel < panels; panel++) {
      int row = firstRow + panel * PANEL;
      if (scan.skips(row)) {
        continue;
      }
      FloatVector a0 = FloatVector.zero(SPECIES);
      FloatVector b0 = FloatVector.zero(SPECIES);
      int at = panel * dims * PANEL;
      for (int d = 0; d < dims; d++) {
        FloatVector left = FloatVector.fromArray(SPECIES, items, at);
        FloatVector right = FloatVector.fromArray(SPECIES, items, at + LANES);
        FloatVector q0 = FloatVector.broadcast(SPECIES, queries[d]);
        a0 = left.fma(q0, a0);
        b0 = right.fma(q0, b0);
        at += PANEL;
      }
      FloatVector biasLeft = FloatVector.fromArray(SPECIES, bias, panel * PANEL);
      FloatVector biasRight = FloatVector.fromArray(SPECIES, bias, panel * PANEL + LANES);
      a0 = a0.add(biasLeft);
      b0 = b0.add(biasRight);
      if (a0.max(b0).compare(VectorOperators.GT, thresholds[0]).anyTrue()) {
        a0.intoArray(scan.scratch, 0);
        b0.intoArray(scan.scratch, LANES);
        scan.offer(0, row);
      }
    }
  }
}
