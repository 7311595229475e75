package dev.souk.benchmarks.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * More products than there are, all with texts of their own: of each copy's words a part is
 * replaced by words that stand somewhere in the same field of another product, so that frequent
 * words stay frequent. Made by a seed.
 */
final class VariedProducts {

  private static final double REPLACED = 0.35;

  private final List<Product> originals;
  private final List<String> titleWords = new ArrayList<>();
  private final List<String> textWords = new ArrayList<>();
  private final long seed;

  private VariedProducts(List<Product> originals, long seed) {
    this.originals = originals;
    this.seed = seed;
    for (Product product : originals) {
      titleWords.addAll(words(product.title()));
      textWords.addAll(words(product.description()));
    }
  }

  /** The originals, then {@code times - 1} varied copies of each. */
  static List<Product> of(List<Product> originals, int times, long seed) {
    return times == 1 ? originals : new VariedProducts(originals, seed).all(times);
  }

  private List<Product> all(int times) {
    List<Product> all = new ArrayList<>(originals);
    for (int copy = 1; copy < times; copy++) {
      for (int i = 0; i < originals.size(); i++) {
        Product product = originals.get(i);
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + all.size());
        String title = product.title();
        int dash = title.lastIndexOf(" - ");
        String name = dash < 0 ? title : title.substring(0, dash);
        String kind = dash < 0 ? "" : title.substring(dash);
        all.add(
            Products.of(
                all.size(),
                varied(name, titleWords, random) + kind,
                product.brand(),
                varied(product.description(), textWords, random),
                seed));
      }
    }
    return all;
  }

  private static String varied(String text, List<String> others, SplittableRandom random) {
    List<String> words = new ArrayList<>(words(text));
    for (int i = 0; i < words.size(); i++) {
      if (random.nextDouble() < REPLACED) {
        words.set(i, others.get(random.nextInt(others.size())));
      }
    }
    return String.join(" ", words);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }
}
