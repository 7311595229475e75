package dev.souk.representation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TfIdfTest {

  private final TermStatistics statistics =
      TermStatistics.of(Corpus.titles("red box", "red mug", "red lamp", "blue lamp"));
  private final TfIdf tfIdf = new TfIdf(statistics);

  @Test
  void anItemsPartsWeighDifferently() {
    TermFrequencies item =
        TermFrequencies.of(
            Corpus.ANALYZER, new ItemText("Red box", "A box of oak, red. Oak!", "Boxes", "Acme"));
    assertEquals("{acme=2, box=7, oak=2, red=5}", item.toString());
  }

  @Test
  void weighsByFrequencyAndRarityToLengthOne() {
    List<WeightedTerm> weighed = tfIdf.weigh(Corpus.text("lamp lamp red"));
    double lamp = (1 + Math.log(2)) * statistics.idf("lamp");
    double red = statistics.idf("red");
    double norm = Math.hypot(lamp, red);
    assertEquals(2, weighed.size());
    assertEquals("lamp", weighed.get(0).term());
    assertEquals(lamp / norm, weighed.get(0).weight(), 1e-6);
    assertEquals("red", weighed.get(1).term());
    assertEquals(red / norm, weighed.get(1).weight(), 1e-6);
  }

  @Test
  void theStrongestComeFirstAndEqualsByTerm() {
    List<String> terms = new ArrayList<>();
    for (WeightedTerm term : tfIdf.strongest(Corpus.text("red mug lamp box blue"), 4)) {
      terms.add(term.term());
    }
    assertEquals(List.of("blue", "box", "mug", "lamp"), terms);
  }

  @Test
  void thereMayBeFewerTermsThanAskedFor() {
    assertEquals(1, tfIdf.strongest(Corpus.text("red"), 5).size());
    assertTrue(tfIdf.strongest(Corpus.text("的"), 5).isEmpty());
    assertTrue(tfIdf.strongest(Corpus.text("red"), 0).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> tfIdf.strongest(Corpus.text("red"), -1));
  }

  @Test
  void aWeightedTermRefusesWhatIsNoWeight() {
    assertThrows(IllegalArgumentException.class, () -> new WeightedTerm("", 1));
    assertThrows(IllegalArgumentException.class, () -> new WeightedTerm("red", -1));
    assertThrows(IllegalArgumentException.class, () -> new WeightedTerm("red", Float.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> new WeightedTerm("red", Float.POSITIVE_INFINITY));
  }
}
