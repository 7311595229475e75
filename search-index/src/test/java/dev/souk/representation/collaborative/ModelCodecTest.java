package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.kernels.FloatMatrix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ModelCodecTest {

  /** Enough values to need more than one block. */
  private static FactorModel factors() {
    int n = 3000;
    int k = 8;
    String[] ids = new String[n];
    Arrays.setAll(ids, i -> "商品-" + i);
    Random random = new Random(5);
    float[] data = new float[n * k];
    float[] demand = new float[n];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < n; i++) {
      demand[i] = 0.1f + random.nextFloat();
    }
    AlsConfig config = new AlsConfig(k, 0.3, 0.007, 0.9, 5, 42);
    return FactorModel.of(ids, new FloatMatrix(n, k, data), demand, config, "behavior:17");
  }

  private static byte[] written(FactorModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @Test
  void factorsComeBackAsTheyWere() throws IOException {
    FactorModel model = factors();
    FactorModel back = FactorModel.read(in(written(model)));
    assertArrayEquals(model.itemIds(), back.itemIds());
    assertArrayEquals(model.itemFactors().data(), back.itemFactors().data());
    assertArrayEquals(model.demand(), back.demand());
    assertArrayEquals(model.gramian(), back.gramian());
    assertEquals(model.config(), back.config());
    assertEquals("behavior:17", back.trainedTo());
  }

  @Test
  void itemItemComesBackAsItWas() throws IOException {
    String[] ids = {"a", "b", "c"};
    int[][] neighbours = {{1, 2}, {}, {0}};
    float[][] weights = {{0.5f, -0.25f}, {}, {1}};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ItemItemModel(ids, neighbours, weights, "behavior:3").write(new DataOutputStream(bytes));
    ItemItemModel back = ItemItemModel.read(in(bytes.toByteArray()));
    assertArrayEquals(ids, back.itemIds());
    assertArrayEquals(neighbours, back.neighbours());
    assertArrayEquals(weights, back.weights());
    assertEquals("behavior:3", back.trainedTo());
    assertThrows(IOException.class, () -> FactorModel.read(in(bytes.toByteArray())));
  }

  @Test
  void refusesWhatIsCutOffOrDamaged() throws IOException {
    byte[] bytes = written(factors());
    for (int length : new int[] {0, 1, 20, 60, bytes.length / 2, bytes.length - 1}) {
      assertThrows(IOException.class, () -> FactorModel.read(in(Arrays.copyOf(bytes, length))));
    }
    byte[] damaged = bytes.clone();
    int rank = 2 + "souk-factors-1".length() + 2 + "behavior:17".length();
    damaged[rank] = 127;
    String message =
        assertThrows(IOException.class, () -> FactorModel.read(in(damaged))).getMessage();
    assertTrue(String.valueOf(message).contains("rank: "), message);
  }

  @Test
  void servingFactorsCarryTheDemand() {
    FactorModel model = factors();
    float expected = model.demand()[7] * model.itemFactors().get(7, 3);
    assertEquals(expected, model.servingFactors().get(7, 3));
  }

  @Test
  void refusesAModelThatDoesNotFitTogether() {
    FactorModel good = factors();
    float[] shorter = Arrays.copyOf(good.demand(), 5);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            FactorModel.of(
                good.itemIds(), good.itemFactors(), shorter, good.config(), good.trainedTo()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            FactorModel.of(
                good.itemIds(), good.itemFactors(), good.demand(), good.config().withRank(9), ""));
  }
}
