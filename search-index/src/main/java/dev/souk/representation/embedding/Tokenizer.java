package dev.souk.representation.embedding;

/** Cuts a text into the tokens that a model was trained on. Immutable, thread-safe. */
interface Tokenizer {

  /**
   * The tokens of a text.
   *
   * @param ids of the tokens, those that mark the ends included
   * @param known whether one of them is a known part of the text
   */
  record Tokens(long[] ids, boolean known) {}

  /**
   * Cuts {@code text}.
   *
   * @param most tokens; what comes after is cut off
   */
  Tokens encode(String text, int most);
}
