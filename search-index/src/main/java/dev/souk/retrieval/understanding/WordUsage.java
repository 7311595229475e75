package dev.souk.retrieval.understanding;

/** How often shoppers of a shop search with a word. Thread-safe. */
@FunctionalInterface
public interface WordUsage {

  /** Of a shop whose searches are not known. */
  WordUsage NONE = word -> 0;

  /**
   * @param word in lower case, as it is written
   * @return a count, 0 or more
   */
  double searches(String word);
}
