package dev.souk.representation.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.config.SettingsException;
import dev.souk.representation.text.ItemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the real runtime, against what one works out by hand. */
class OnnxEmbedderTest {

  private static final float EXACT = 1e-6f;

  /** A row for each line of {@link #VOCABULARY}. */
  private static final float[][] TABLE = {
    {0, 0, 0}, {9, 9, 9}, {1, 0, 0}, {0, 1, 0}, {0, 0, 4}, {2, 2, 0}, {0, 3, 1}
  };

  private static final String VOCABULARY = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nred\nmug\n##s\n";

  @TempDir Path temp;
  private Path vocabulary = Path.of("");

  @BeforeEach
  void write() throws IOException {
    vocabulary = Files.writeString(temp.resolve("vocab.txt"), VOCABULARY);
  }

  private Path tokens() throws IOException {
    return TinyModel.ofTokens(
        temp.resolve("tokens.onnx"), TABLE, "input_ids", "attention_mask", "token_type_ids");
  }

  private OnnxSettings settings(Path model, Pooling pooling, String prefix, int most) {
    return new OnnxSettings(model.toString(), vocabulary.toString(), pooling, prefix, "", most, 1);
  }

  /** The mean of the rows, of length 1. */
  private static float[] mean(int... rows) {
    float[] sum = new float[TABLE[0].length];
    for (int row : rows) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += TABLE[row][d];
      }
    }
    double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
    for (int d = 0; d < sum.length; d++) {
      sum[d] /= (float) length;
    }
    return sum;
  }

  private static float[] query(OnnxEmbedder embedder, String text) {
    return Objects.requireNonNull(embedder.query(text), text);
  }

  @Test
  void query_isTheMeanOfTheTokens_ofLengthOne() throws Exception {
    try (OnnxEmbedder embedder = OnnxEmbedder.open(settings(tokens(), Pooling.MEAN, "", 128))) {
      assertArrayEquals(mean(2, 4, 5, 6, 3), query(embedder, "Red MUGs"), EXACT);
      assertEquals(3, embedder.space().dims());
      assertNull(embedder.query("  "), "no token");
      assertNull(embedder.query("blue"), "none that is known");
      assertArrayEquals(mean(2, 4, 1, 3), query(embedder, "red blue"), EXACT);
    }
  }

  @Test
  void items_ofOtherLengths_doNotChangeEachOther() throws Exception {
    try (OnnxEmbedder embedder = OnnxEmbedder.open(settings(tokens(), Pooling.MEAN, "", 128))) {
      List<ItemText> items =
          List.of(
              ItemText.ofTitle("red"),
              new ItemText("mugs", "red red", "mug", ""),
              ItemText.ofTitle("blue"),
              ItemText.ofTitle("mug"));
      List<float[]> places = embedder.items(items);
      assertArrayEquals(mean(2, 4, 3), places.get(0), EXACT);
      // The stops between parts are no pieces of this vocabulary.
      assertArrayEquals(mean(2, 5, 6, 1, 5, 1, 4, 4, 3), places.get(1), EXACT);
      assertEquals(0, places.get(2).length);
      assertArrayEquals(mean(2, 5, 3), places.get(3), EXACT);
      assertEquals(0, embedder.failures());
    }
  }

  @Test
  void items_ofManyBatches_keepTheirOrder() throws Exception {
    try (OnnxEmbedder embedder = OnnxEmbedder.open(settings(tokens(), Pooling.MEAN, "", 128))) {
      List<ItemText> items = new java.util.ArrayList<>();
      for (int i = 0; i < 100; i++) {
        items.add(ItemText.ofTitle("red ".repeat(1 + i % 7) + (i % 3 == 0 ? "mug" : "")));
      }
      List<float[]> places = embedder.items(items);
      for (int i = 0; i < items.size(); i++) {
        assertArrayEquals(embedder.items(List.of(items.get(i))).getFirst(), places.get(i), EXACT);
      }
    }
  }

  @Test
  void pooling_isOfTheFirstTokenOrTheModels() throws Exception {
    try (OnnxEmbedder first = OnnxEmbedder.open(settings(tokens(), Pooling.CLS, "", 128));
        OnnxEmbedder own =
            OnnxEmbedder.open(
                settings(
                    TinyModel.ofTexts(temp.resolve("texts.onnx"), TABLE), Pooling.MODEL, "", 9))) {
      assertArrayEquals(mean(2), query(first, "red mug"), EXACT);
      assertArrayEquals(mean(2, 4, 5, 3), query(own, "red mug"), EXACT);
      List<float[]> places =
          own.items(List.of(ItemText.ofTitle("mug"), ItemText.ofTitle("red red red mug")));
      assertArrayEquals(mean(2, 5, 3), places.get(0), EXACT);
      assertArrayEquals(mean(2, 4, 4, 4, 5, 3), places.get(1), EXACT);
    }
  }

  @Test
  void prefixAndBound_areInTheVectorAndInTheName() throws Exception {
    try (OnnxEmbedder plain = OnnxEmbedder.open(settings(tokens(), Pooling.MEAN, "", 128));
        OnnxEmbedder again = OnnxEmbedder.open(settings(tokens(), Pooling.MEAN, "", 128));
        OnnxEmbedder prefixed = OnnxEmbedder.open(settings(tokens(), Pooling.MEAN, "mug ", 128));
        OnnxEmbedder bounded = OnnxEmbedder.open(settings(tokens(), Pooling.MEAN, "", 4))) {
      assertEquals(plain.space(), again.space());
      assertNotEquals(plain.space(), prefixed.space());
      assertNotEquals(plain.space(), bounded.space());
      assertArrayEquals(mean(2, 5, 4, 3), query(prefixed, "red"), EXACT);
      assertNull(prefixed.query("blue"), "the prefix alone says nothing");
      assertArrayEquals(mean(2, 4, 5, 3), query(bounded, "red mug red red red"), EXACT);
      assertTrue(plain.space().isOfSentences());
    }
    Path other = TinyModel.ofTokens(temp.resolve("other.onnx"), new float[7][3], "input_ids");
    try (OnnxEmbedder plain = OnnxEmbedder.open(settings(tokens(), Pooling.MEAN, "", 128));
        OnnxEmbedder zeros = OnnxEmbedder.open(settings(other, Pooling.MEAN, "", 128))) {
      assertNotEquals(plain.space(), zeros.space(), "another model");
      assertNull(zeros.query("red"), "no direction");
    }
  }

  @Test
  void aTextThatTheModelFailsAt_hasNoPlaceAndIsCounted() throws Exception {
    // The table lacks the row of the last piece, so that to look it up fails.
    float[][] shorter = java.util.Arrays.copyOf(TABLE, TABLE.length - 1);
    Path model = TinyModel.ofTokens(temp.resolve("short.onnx"), shorter, "input_ids");
    try (OnnxEmbedder embedder = OnnxEmbedder.open(settings(model, Pooling.MEAN, "", 128))) {
      List<float[]> places =
          embedder.items(
              List.of(ItemText.ofTitle("red"), ItemText.ofTitle("mugs"), ItemText.ofTitle("mug")));
      assertArrayEquals(mean(2, 4, 3), places.get(0), EXACT);
      assertEquals(0, places.get(1).length);
      assertArrayEquals(mean(2, 5, 3), places.get(2), EXACT);
      assertEquals(1, embedder.failures());
      assertNull(embedder.query("mugs"));
      assertEquals(2, embedder.failures());
    }
  }

  private static List<String> problems(OnnxSettings settings) {
    return assertThrows(SettingsException.class, () -> OnnxEmbedder.open(settings)).problems();
  }

  @Test
  void open_saysAllThatIsWrong() throws Exception {
    Path broken = Files.writeString(temp.resolve("broken.onnx"), "no model");
    Path json = Files.writeString(temp.resolve("tokenizer.json"), "{\"model\":{\"type\":\"BPE\"}}");
    List<String> both =
        problems(
            new OnnxSettings(broken.toString(), json.toString(), Pooling.MEAN, "", "", 128, 1));
    assertEquals(2, both.size(), both.toString());
    assertEquals("tokenizer: model.type: BPE (expected: WordPiece)", both.get(0));
    assertTrue(both.get(1).startsWith("model: " + broken), both.get(1));

    Path inputs = TinyModel.ofTokens(temp.resolve("inputs.onnx"), TABLE, "input_ids", "pixels");
    List<String> two = problems(settings(inputs, Pooling.MODEL, "", 128));
    assertEquals(2, two.size(), two.toString());
    assertTrue(two.get(0).startsWith("model: input pixels (expected: no other than"), two.get(0));
    assertTrue(two.get(1).contains("(expected: one of floats with 2 axes"), two.get(1));

    Path wide = TinyModel.ofTokens(temp.resolve("wide.onnx"), new float[7][1025], "input_ids");
    assertEquals(
        List.of("model: dimensions: 1025 (expected: 1 to 1024)"),
        problems(settings(wide, Pooling.MEAN, "", 128)));
    List<String> missing =
        problems(OnnxSettings.of(temp.resolve("no.onnx"), temp.resolve("no.txt")));
    assertEquals(2, missing.size(), missing.toString());
  }

  @Test
  void shared_isLoadedOnceAndClosedWithTheLast() throws Exception {
    OnnxSettings settings = settings(tokens(), Pooling.MEAN, "", 128);
    SharedEmbedders.Lease one = SharedEmbedders.open(settings);
    SharedEmbedders.Lease two = SharedEmbedders.open(settings);
    Embedder embedder = one.embedder();
    assertSame(embedder, two.embedder());
    one.close();
    one.close();
    assertNotNull(embedder.query("red"));
    two.close();
    SharedEmbedders.Lease three = SharedEmbedders.open(settings);
    assertNotEquals(System.identityHashCode(embedder), System.identityHashCode(three.embedder()));
    three.close();
  }

  @Test
  void recent_asksOnceForATextWithAPlace() throws Exception {
    try (OnnxEmbedder embedder = OnnxEmbedder.open(settings(tokens(), Pooling.MEAN, "", 128))) {
      RecentPlaces recent = new RecentPlaces(embedder);
      float[] first = Objects.requireNonNull(recent.query("red"));
      first[0] = 7;
      assertArrayEquals(mean(2, 4, 3), recent.query("red"), EXACT);
      assertNull(recent.query("blue"));
    }
  }
}
