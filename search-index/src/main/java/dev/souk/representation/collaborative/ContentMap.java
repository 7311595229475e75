package dev.souk.representation.collaborative;

import dev.souk.kernels.FloatMatrix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where an item that nobody touched yet lies among the factors: an affine map from its place in the
 * space of meaning, as in Gantner et al., "Learning attribute-to-feature mappings for cold-start
 * recommendations" (ICDM 2010). {@link ContentMapTrainer} learns it. The array is not copied:
 * whoever hands it over must not change it afterwards.
 *
 * @param basis the version of the space that it maps from
 * @param weights (d + 1) × k, the last row what is added to all
 */
public record ContentMap(String basis, FloatMatrix weights) {

  private static final String FORMAT = "souk-content-map-1";

  /**
   * @throws IllegalArgumentException if there is no dimension to map from
   */
  public ContentMap {
    if (weights.rows() < 2) {
      throw new IllegalArgumentException(
          "weights.rows: " + weights.rows() + " (expected: 2 or more)");
    }
  }

  /** Dimensions of a place, d. */
  public int dims() {
    return weights.rows() - 1;
  }

  /** Dimensions of a factor, k. */
  public int rank() {
    return weights.cols();
  }

  /**
   * Writes the factor of an item.
   *
   * @param place d values
   * @param into receives k values
   * @param at from here on
   * @throws IllegalArgumentException if the place has another length
   */
  public void factor(float[] place, float[] into, int at) {
    if (place.length != dims()) {
      throw new IllegalArgumentException(
          "place.length: " + place.length + " (expected: " + dims() + ")");
    }
    int k = rank();
    System.arraycopy(weights.data(), dims() * k, into, at, k);
    for (int d = 0; d < place.length; d++) {
      float value = place[d];
      int row = d * k;
      for (int c = 0; c < k; c++) {
        into[at + c] += value * weights.data()[row + c];
      }
    }
  }

  /** Writes the map; {@link #read} reads it. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(FORMAT);
    out.writeUTF(basis);
    out.writeInt(weights.rows());
    out.writeInt(weights.cols());
    ModelCodec.writeFloats(out, weights.data());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is cut off or not a map of this format
   */
  public static ContentMap read(DataInput in) throws IOException {
    ModelCodec.requireFormat(in, FORMAT);
    try {
      String basis = in.readUTF();
      int rows = in.readInt();
      int cols = in.readInt();
      float[] data = ModelCodec.readFloats(in, Math.multiplyExact(rows, cols));
      return new ContentMap(basis, new FloatMatrix(rows, cols, data));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("not a content map: " + e.getMessage(), e);
    }
  }
}
