package dev.souk.kernels;

/**
 * The products that training of collaborative models consists of, over row-major float32 panels.
 *
 * <p>Rows of a panel are {@code stride} floats apart, a multiple of {@link #width()}, and are
 * filled up with zeros. Every element of a result is summed in the order of the depth, so it does
 * not depend on how many rows are multiplied at once. Implementations are thread-safe and agree up
 * to rounding.
 */
public interface DenseProducts {

  /** Rows of {@link #multiply} are done by so many. */
  int ROWS = 4;

  /** {@code simd} or {@code scalar}. */
  String name();

  /** What strides are multiples of; itself a multiple of {@link #ROWS}. */
  int width();

  /** {@code columns} rounded up to a stride. */
  default int stride(int columns) {
    return (columns + width() - 1) / width() * width();
  }

  /**
   * {@code c += x'x}, upper triangle (column ≥ row); what becomes of the elements below is not
   * said.
   *
   * @param x {@code rows * stride} floats from {@code from} on
   * @param from where in {@code x} to begin
   * @param rows the depth of the sums
   * @param columns of {@code x} that are not filling
   * @param stride of {@code x} and of {@code c}
   * @param c {@code stride * stride} floats
   */
  void addGram(float[] x, int from, int rows, int columns, int stride, float[] c);

  /**
   * {@code out = x b}.
   *
   * @param x {@code rows * stride} floats from {@code from} on
   * @param from where in {@code x} to begin
   * @param rows a multiple of {@link #ROWS}
   * @param stride of all three, and the depth of the sums
   * @param b {@code stride * stride} floats
   * @param out {@code rows * stride} floats
   */
  void multiply(float[] x, int from, int rows, int stride, float[] b, float[] out);

  /** Rows and columns of the block that {@link #subtract} changes. */
  int BLOCK = 64;

  /**
   * Part of a matrix, within an array.
   *
   * @param data the array
   * @param at its first element
   * @param row from a row to the next
   * @param column from a column to the next
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
  record Block(float[] data, int at, int row, int column) {}

  /**
   * {@code c -= a b}, c {@value #BLOCK} × {@value #BLOCK}.
   *
   * @param c with neighbouring columns
   * @param a {@value #BLOCK} × {@code depth}
   * @param b {@code depth} × {@value #BLOCK}, with neighbouring columns
   * @param depth of the sums, 0 or more
   */
  void subtract(Block c, Block a, Block b, int depth);
}
