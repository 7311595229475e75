package dev.souk.representation.collaborative;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.scalar.ScalarProducts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Trained item factors and what it takes to fold a shopper in. The arrays are not copied: whoever
 * hands them over must not change them afterwards.
 *
 * @param itemIds id of each row
 * @param itemFactors n × k
 * @param demand factor on each item's score, n values above 0
 * @param gramian Q'Q of the item factors, k × k row-major
 * @param config what it was trained with
 * @param trainedTo the log position it reflects
 */
public record FactorModel(
    String[] itemIds,
    FloatMatrix itemFactors,
    float[] demand,
    double[] gramian,
    AlsConfig config,
    String trainedTo) {

  private static final String FORMAT = "souk-factors-1";

  /**
   * @throws IllegalArgumentException if the lengths do not agree or a demand is not positive and
   *     finite
   */
  public FactorModel {
    int n = itemIds.length;
    int k = config.rank();
    if (itemFactors.rows() != n || itemFactors.cols() != k) {
      throw new IllegalArgumentException(
          "itemFactors: "
              + itemFactors.rows()
              + " x "
              + itemFactors.cols()
              + " (expected: "
              + n
              + " items x rank "
              + k
              + ")");
    }
    if (gramian.length != k * k) {
      throw new IllegalArgumentException(
          "gramian.length: " + gramian.length + " (expected: " + k * k + ")");
    }
    ModelCodec.requireDemand(demand, n);
  }

  /** A model of these factors, with their Gramian computed. */
  public static FactorModel of(
      String[] itemIds,
      FloatMatrix itemFactors,
      float[] demand,
      AlsConfig config,
      String trainedTo) {
    double[] gramian = Gramian.of(itemFactors, Stripes.of(itemIds), new ScalarProducts());
    return new FactorModel(itemIds, itemFactors, demand, gramian, config, trainedTo);
  }

  /**
   * What to rank by: each item's factor times its demand, so that the inner product with a
   * folded-in shopper is the trend-corrected score. Fold-in itself is against {@link #itemFactors}.
   */
  public FloatMatrix servingFactors() {
    int k = itemFactors.cols();
    float[] scaled = new float[itemFactors.data().length];
    for (int i = 0; i < demand.length; i++) {
      for (int c = 0; c < k; c++) {
        scaled[i * k + c] = demand[i] * itemFactors.data()[i * k + c];
      }
    }
    return new FloatMatrix(demand.length, k, scaled);
  }

  /** Writes the model; {@link #read} reads it. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(FORMAT);
    out.writeUTF(trainedTo);
    out.writeInt(config.rank());
    out.writeDouble(config.unobserved());
    out.writeDouble(config.lambda());
    out.writeDouble(config.frequencyExponent());
    out.writeInt(config.sweeps());
    out.writeLong(config.seed());
    ModelCodec.writeIds(out, itemIds);
    ModelCodec.writeFloats(out, demand);
    ModelCodec.writeFloats(out, itemFactors.data());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is cut off or not a model of this format
   */
  public static FactorModel read(DataInput in) throws IOException {
    ModelCodec.requireFormat(in, FORMAT);
    try {
      String trainedTo = in.readUTF();
      AlsConfig config =
          new AlsConfig(
              in.readInt(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readInt(),
              in.readLong());
      String[] itemIds = ModelCodec.readIds(in);
      float[] demand = ModelCodec.readFloats(in, itemIds.length);
      float[] factors =
          ModelCodec.readFloats(in, Math.multiplyExact(itemIds.length, config.rank()));
      FloatMatrix itemFactors = new FloatMatrix(itemIds.length, config.rank(), factors);
      return of(itemIds, itemFactors, demand, config, trainedTo);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("not a factor model: " + e.getMessage(), e);
    }
  }
}
