package dev.souk.retrieval.suggest;

/**
 * A completion.
 *
 * @param text what to show and search for
 * @param kind what it is
 * @param id the item's id, the value to filter by, or the query
 * @param from where in {@code text} the part begins that was typed, in UTF-16 code units
 * @param to where it ends; {@code from} if it cannot be shown
 * @param corrected whether what was typed was taken for a slip
 */
public record Suggestion(
    String text, SuggestionKind kind, String id, int from, int to, boolean corrected) {

  /**
   * @throws IllegalArgumentException unless 0 ≤ {@code from} ≤ {@code to} ≤ the length of the text
   */
  public Suggestion {
    if (from < 0 || to < from || to > text.length()) {
      throw new IllegalArgumentException(
          "from %d, to %d (expected: 0 <= from <= to <= %d)".formatted(from, to, text.length()));
    }
  }
}
