package dev.souk.representation.collaborative;

import dev.souk.kernels.simd.SimdCholesky;

/** {@link SimdCholesky}; for orders that do not fit its vectors, {@link JavaCholesky}. */
final class VectorCholesky implements SpdSolver {

  private final JavaCholesky other = new JavaCholesky();

  @Override
  public String name() {
    return "simd";
  }

  @Override
  public int width() {
    return SimdCholesky.LANES;
  }

  @Override
  public boolean solve(int n, double[] a, double[] b) {
    return n % SimdCholesky.LANES == 0 ? SimdCholesky.solve(n, a, b) : other.solve(n, a, b);
  }
}
