package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BasketModelTest {

  private static List<List<String>> baskets() {
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      baskets.add(List.of("lamp", "bulb", "bag"));
      baskets.add(List.of("mug", "teapot", "bag"));
      baskets.add(List.of("bag"));
    }
    baskets.add(List.of("lamp", "mug"));
    return baskets;
  }

  private static List<String> companions(BasketModel model, String item) {
    int row = Arrays.asList(model.itemIds()).indexOf(item);
    return Arrays.stream(model.companions()[row]).mapToObj(r -> model.itemIds()[r]).toList();
  }

  @Test
  void goesWithWhatItIsBoughtWith_notWithWhatIsInEveryBasket_norOnce() {
    BasketModel model = BasketTrainer.train(baskets());
    assertEquals(List.of("bulb"), companions(model, "lamp").subList(0, 1));
    assertEquals(List.of("teapot"), companions(model, "mug").subList(0, 1));
    assertTrue(!companions(model, "lamp").contains("mug"));
    int lamp = Arrays.asList(model.itemIds()).indexOf("lamp");
    int bulb = Arrays.asList(model.itemIds()).indexOf("bulb");
    int bag = Arrays.asList(model.itemIds()).indexOf("bag");
    assertTrue(model.evidence(lamp, bulb) > 10 * model.evidence(lamp, bag));
    assertEquals(0, model.evidence(-1, bulb));
  }

  @Test
  void orderDoesNotMatter_largeBasketsDoNotCount() {
    BasketModel model = BasketTrainer.train(baskets());
    List<List<String>> shuffled = baskets();
    long seed = new Random().nextLong();
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.add(
        IntStream.rangeClosed(0, BasketTrainer.MOST_ITEMS).mapToObj(i -> "x" + i).toList());
    BasketModel again = BasketTrainer.train(shuffled);
    assertArrayEquals(model.itemIds(), again.itemIds(), () -> "seed " + seed);
    assertTrue(Arrays.deepEquals(model.companions(), again.companions()), () -> "seed " + seed);
    assertTrue(Arrays.deepEquals(model.evidence(), again.evidence()), () -> "seed " + seed);
  }

  @Test
  void readsWhatItWrote_andRefusesTheRest() throws IOException {
    BasketModel model = BasketTrainer.train(baskets());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.write(new DataOutputStream(bytes));
    BasketModel read =
        BasketModel.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertArrayEquals(model.itemIds(), read.itemIds());
    assertTrue(Arrays.deepEquals(model.companions(), read.companions()));
    assertTrue(Arrays.deepEquals(model.evidence(), read.evidence()));
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 3);
    assertThrows(
        IOException.class,
        () -> BasketModel.read(new DataInputStream(new ByteArrayInputStream(cut))));
    String[] ids = {"a", "b"};
    assertThrows(
        IllegalArgumentException.class,
        () -> new BasketModel(ids, new int[][] {{2}, {}}, new float[][] {{1}, {}}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BasketModel(ids, new int[][] {{1}, {}}, new float[][] {{0}, {}}));
    assertThrows(
        IllegalArgumentException.class, () -> new BasketModel(ids, new int[1][], new float[2][]));
  }
}
