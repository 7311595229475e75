package dev.souk.representation.text;

import dev.souk.analysis.ShopAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.lucene.analysis.Analyzer;

/** Texts for tests, analysed; random ones come from a seed that is printed. */
final class Corpus {

  static final Analyzer ANALYZER = ShopAnalyzer.forQuery();

  private static final String SEED_PROPERTY = "souk.test.seed";
  private static final long SEED = Long.getLong(SEED_PROPERTY, System.nanoTime());

  static {
    System.out.println("reproduce with -D" + SEED_PROPERTY + "=" + SEED);
  }

  private Corpus() {}

  /** The seed of this run: the system property {@value #SEED_PROPERTY}, or a new one. */
  static long seed() {
    return SEED;
  }

  static TermFrequencies text(String text) {
    return TermFrequencies.of(ANALYZER, text);
  }

  static List<TermFrequencies> titles(String... titles) {
    List<TermFrequencies> items = new ArrayList<>();
    for (String title : titles) {
      items.add(TermFrequencies.of(ANALYZER, ItemText.ofTitle(title)));
    }
    return items;
  }

  /** Items of random words, half of an item's words from the item's topic. */
  static List<TermFrequencies> random(SplittableRandom random, int items, int words) {
    List<TermFrequencies> corpus = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      int topic = random.nextInt(4);
      StringBuilder title = new StringBuilder();
      for (int w = random.nextInt(4, 12); w > 0; w--) {
        int word = w % 2 == 0 ? random.nextInt(words) : topic + 4 * random.nextInt(words / 4);
        // A digit keeps the word out of the stemmers' reach.
        title.append("w").append(word).append("x ");
      }
      corpus.add(TermFrequencies.of(ANALYZER, ItemText.ofTitle(title.toString())));
    }
    return corpus;
  }

  static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
