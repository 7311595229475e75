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
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContentMapTrainerTest {

  private static final int DIMS = 6;
  private static final int RANK = 4;
  private static final long SEED = 20_261_129L;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, float[]> places = new HashMap<>();

  private float[] gaussian(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Items at random places, with what {@code map} makes of them and some noise for factors. */
  private FactorModel planted(int items, ContentMap map, double noise) {
    String[] ids = new String[items];
    float[] factors = new float[items * RANK];
    for (int i = 0; i < items; i++) {
      ids[i] = "item" + i;
      float[] place = gaussian(DIMS);
      places.put(ids[i], place);
      map.factor(place, factors, i * RANK);
    }
    for (int i = 0; i < factors.length; i++) {
      factors[i] += (float) (noise * random.nextGaussian());
    }
    float[] demand = new float[items];
    Arrays.fill(demand, 1);
    return FactorModel.of(
        ids,
        new FloatMatrix(items, RANK, factors),
        demand,
        new AlsConfig(RANK, 0.1, 0.1, 1, 1, SEED),
        "behavior-0:1");
  }

  private ContentMap map(float scale) {
    float[] weights = gaussian((DIMS + 1) * RANK);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= scale;
    }
    return new ContentMap("basis", new FloatMatrix(DIMS + 1, RANK, weights));
  }

  @Test
  void train_findsThePlantedMap() {
    ContentMap planted = map(1);
    ContentMapTrainer.Learned learned =
        ContentMapTrainer.train("basis", planted(3000, planted, 0.1), places).orElseThrow();
    assertTrue(learned.gain() > 0.95, "seed " + SEED + ": " + learned.gain());
    assertEquals("basis", learned.map().basis());
    for (int i = 0; i < 20; i++) {
      float[] place = gaussian(DIMS);
      float[] expected = new float[RANK];
      planted.factor(place, expected, 0);
      float[] found = new float[RANK];
      learned.map().factor(place, found, 0);
      assertArrayEquals(expected, found, 0.15f, "seed " + SEED);
    }
  }

  @Test
  void train_placesThatSayNothing_areNoMap() {
    FactorModel noise = planted(3000, map(0), 1);
    assertTrue(ContentMapTrainer.train("basis", noise, places).isEmpty(), "seed " + SEED);
  }

  @Test
  void train_tooFewItems_areNoMap() {
    FactorModel few = planted(49, map(1), 0);
    assertTrue(ContentMapTrainer.train("basis", few, places).isEmpty());
    assertTrue(ContentMapTrainer.train("basis", few, Map.of()).isEmpty());
  }

  @Test
  void train_itemsWithoutAPlace_areLeftOut() {
    FactorModel model = planted(300, map(1), 0.1);
    for (int i = 0; i < 200; i += 2) {
      places.remove("item" + i);
    }
    assertTrue(ContentMapTrainer.train("basis", model, places).isPresent());
  }

  @Test
  void train_placesOfTwoSpaces_areRefused() {
    FactorModel model = planted(100, map(1), 0.1);
    places.replaceAll((id, place) -> id.equals("item7") ? new float[DIMS + 1] : place);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> ContentMapTrainer.train("basis", model, places));
    assertTrue(
        String.valueOf(refused.getMessage())
            .matches("place of item\\d+: \\d values \\(expected: \\d\\)"));
  }

  @Test
  void map_isReadAsWritten() throws IOException {
    ContentMap map = map(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    map.write(new DataOutputStream(bytes));
    ContentMap read =
        ContentMap.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertEquals(map.basis(), read.basis());
    assertArrayEquals(map.weights().data(), read.weights().data());
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1);
    assertThrows(
        IOException.class,
        () -> ContentMap.read(new DataInputStream(new ByteArrayInputStream(cut))));
  }

  @Test
  void factor_ofAPlaceOfAnotherSpace_isRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> map(1).factor(new float[DIMS - 1], new float[RANK], 0));
    assertEquals("place.length: 5 (expected: 6)", refused.getMessage());
  }
}
