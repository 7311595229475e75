package dev.souk.representation.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LsaTrainerTest {

  private static final LsaOptions EVERY_TERM = new LsaOptions(8, 16, 8, 1, 50_000, 1);

  private static LsaBasis train(LsaOptions options, List<TermFrequencies> items) {
    return new LsaTrainer(options).train(items, (done, total) -> {}).orElseThrow();
  }

  @Test
  void aTrainedItemIsProjectedOnItsLeftSingularVector() {
    SplittableRandom random = new SplittableRandom(Corpus.seed());
    List<TermFrequencies> items = Corpus.random(random, 40, 32);
    // As many random directions as there are terms: then nothing is approximate.
    LsaBasis basis = train(new LsaOptions(4, 28, 2, 1, 50_000, 1), items);
    ReferenceSvd reference = new ReferenceSvd(tfIdf(items));
    for (int d = 0; d < basis.dims(); d++) {
      double expected = reference.singularValue(d);
      assertEquals(expected, basis.singularValues()[d], 1e-3 * expected);
    }
    for (int i = 0; i < items.size(); i++) {
      float[] expected = leftRow(reference, i, basis.dims());
      assertArrayEquals(expected, basis.project(items.get(i)), 1e-3f, "item " + i);
    }
  }

  @Test
  void theSameItemsGiveTheSameBasis() {
    List<TermFrequencies> items = Corpus.random(new SplittableRandom(Corpus.seed()), 60, 40);
    LsaBasis once = train(EVERY_TERM, items);
    LsaBasis again = train(EVERY_TERM, items);
    assertEquals(once, again);
    assertEquals(once.version(), again.version());
    LsaBasis fewer = train(EVERY_TERM, items.subList(0, 59));
    assertNotEquals(once, fewer);
    assertNotEquals(once.version(), fewer.version());
  }

  /** The two names are never in one item; they only keep the same company. */
  @ParameterizedTest
  @CsvSource({"sofa, couch, lamp", "毛巾, 浴布, 手机"})
  void wordsThatKeepTheSameCompanyAreNear(String name, String otherName, String foreign) {
    LsaBasis basis =
        train(
            EVERY_TERM.withDims(4),
            Corpus.titles(
                "leather sofa with cushion seat",
                "velvet sofa with cushion",
                "leather couch with cushion seat",
                "velvet couch with seat",
                "brass lamp with shade bulb",
                "glass lamp with shade",
                "brass desk lamp with bulb",
                "纯棉毛巾 柔软 吸水",
                "长绒毛巾 柔软",
                "纯棉浴布 柔软 吸水",
                "长绒浴布 吸水",
                "黑色手机 双卡 全面屏",
                "蓝色手机 双卡",
                "黑色手机 全面屏"));
    float[] place = basis.project(Corpus.text(name));
    double near = Corpus.cosine(place, basis.project(Corpus.text(otherName)));
    double far = Corpus.cosine(place, basis.project(Corpus.text(foreign)));
    assertTrue(near > 0.8, name + " and " + otherName + ": " + near);
    assertTrue(far < 0.2, name + " and " + foreign + ": " + far);
  }

  @Test
  void theVocabularyIsBounded() {
    List<TermFrequencies> items =
        Corpus.titles("red box", "red box lid", "red box lid", "red mug", "rare word");
    LsaBasis frequent = train(new LsaOptions(8, 8, 2, 2, 50_000, 1), items);
    assertEquals(3, frequent.terms(), "box, lid and red are in two items or more");
    LsaBasis two = train(new LsaOptions(8, 8, 2, 2, 2, 1), items);
    assertEquals(2, two.terms());
    assertTrue(LsaBasis.isZero(two.project(Corpus.text("lid"))), "the rarest must go");
    assertTrue(two.dims() <= 2, () -> "dims: " + two.dims());
  }

  @Test
  void aCatalogueWithoutSharedTermsHasNoBasis() {
    LsaTrainer trainer = new LsaTrainer(LsaOptions.defaults());
    assertTrue(trainer.train(List.of(), (done, total) -> {}).isEmpty());
    assertTrue(trainer.train(Corpus.titles("red", "blue", ""), (done, total) -> {}).isEmpty());
  }

  @Test
  void itemsWithoutTextDoNoHarm() {
    LsaBasis basis = train(EVERY_TERM, Corpus.titles("", "red box", "", "blue box", "的"));
    assertTrue(LsaBasis.isZero(basis.project(Corpus.text(""))));
    assertEquals(2, basis.dims());
  }

  @Test
  void tellsItsProgressToTheEnd() {
    List<Integer> done = new ArrayList<>();
    new LsaTrainer(new LsaOptions(2, 2, 1, 1, 10, 1))
        .train(
            Corpus.titles("red box", "blue box"),
            (passes, total) -> {
              assertEquals(4, total);
              done.add(passes);
            });
    assertEquals(List.of(1, 2, 3, 4), done);
  }

  @Test
  void optionsRefuseWhatIsOutOfRange() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> LsaOptions.defaults().withDims(0));
    assertEquals("dims: 0 (expected: 1 to 1024)", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new LsaOptions(8, -1, 2, 2, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new LsaOptions(8, 8, 17, 2, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new LsaOptions(8, 8, 2, 0, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new LsaOptions(8, 8, 2, 2, 0, 1));
  }

  private static double[][] tfIdf(List<TermFrequencies> items) {
    TreeSet<String> terms = new TreeSet<>();
    for (TermFrequencies item : items) {
      for (int i = 0; i < item.size(); i++) {
        terms.add(item.term(i));
      }
    }
    List<String> columns = List.copyOf(terms);
    TfIdf tfIdf = new TfIdf(TermStatistics.of(items));
    double[][] matrix = new double[items.size()][columns.size()];
    for (int r = 0; r < matrix.length; r++) {
      for (WeightedTerm term : tfIdf.weigh(items.get(r))) {
        matrix[r][columns.indexOf(term.term())] = term.weight();
      }
    }
    return matrix;
  }

  /** Row {@code i} of U·Σ with the signs that make V's largest components positive, length 1. */
  private static float[] leftRow(ReferenceSvd reference, int i, int dims) {
    double[] row = new double[dims];
    for (int d = 0; d < dims; d++) {
      double largest = 0;
      for (double value : reference.right(d)) {
        largest = Math.abs(value) > Math.abs(largest) ? value : largest;
      }
      row[d] = Math.signum(largest) * reference.scaledLeft(d)[i];
    }
    double norm = Math.sqrt(ReferenceSvd.dot(row, row));
    float[] scaled = new float[dims];
    for (int d = 0; d < dims; d++) {
      scaled[d] = (float) (row[d] / norm);
    }
    return scaled;
  }
}
