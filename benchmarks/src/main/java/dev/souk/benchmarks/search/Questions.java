package dev.souk.benchmarks.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Questions that products answer: one to four words that stand beside each other in the title of a
 * product, each product as likely as another, so that frequent words are asked for often. Made by a
 * seed, all with words of their own.
 */
final class Questions {

  private static final int MOST_WORDS = 4;
  private static final int[][] RANGES = {{0, 20}, {10, 40}, {20, 50}, {30, 80}, {50, 100}};

  /** What the analysis leaves out: alone it is no question. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "has",
          "have", "if", "in", "into", "is", "it", "its", "not", "of", "on", "or", "our", "such",
          "that", "the", "their", "then", "there", "these", "they", "this", "those", "to", "was",
          "were", "which", "will", "with", "you", "your");

  private Questions() {}

  /**
   * Makes questions.
   *
   * @param count how many; fewer if the titles do not give as many
   * @param shoppers of whom one asks each
   */
  static List<Question> of(List<Product> products, int count, List<String> shoppers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> seen = new HashSet<>();
    List<Question> questions = new ArrayList<>();
    for (int tries = 0; questions.size() < count && tries < 100 * count; tries++) {
      List<String> words = words(products.get(random.nextInt(products.size())).title());
      int length = 1 + random.nextInt(MOST_WORDS);
      if (words.size() < length) {
        continue;
      }
      int from = random.nextInt(words.size() - length + 1);
      String asked = String.join(" ", words.subList(from, from + length));
      if (seen.add(asked)) {
        int[] range = RANGES[random.nextInt(RANGES.length)];
        String beginning = String.join(" ", words);
        int typed = Math.min(beginning.length(), 2 + random.nextInt(7));
        questions.add(
            new Question(
                asked,
                range[0],
                range[1],
                beginning.substring(0, typed).strip(),
                shoppers.get(random.nextInt(shoppers.size()))));
      }
    }
    return questions;
  }

  /** Words that every analysis takes for one: of letters alone or digits alone, two or more. */
  private static List<String> words(String title) {
    List<String> words = new ArrayList<>();
    for (String word : title.toLowerCase(Locale.ROOT).split("[^a-z0-9'-]+", -1)) {
      if (word.matches("[a-z]{2,}|[0-9]{2,}") && !FUNCTION_WORDS.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }
}
