package dev.souk.retrieval.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the words of a query were understood, for an answer to tell.
 *
 * @param corrected null if all words were taken as typed
 * @param understood what was told from the words, in no order
 */
public record Understanding(@Nullable Corrected corrected, List<Understood> understood) {

  /** Every word is a word. */
  public static final Understanding NONE = new Understanding(null, List.of());

  public Understanding {
    understood = List.copyOf(understood);
  }

  /**
   * The text with mistyped words put right.
   *
   * @param text as a shopper would write it
   * @param searched whether it is what the answer is to
   */
  public record Corrected(String text, boolean searched) {}

  /**
   * Something that words of the query say.
   *
   * @param kind {@code price}, {@code brand} or {@code category}
   * @param text the words
   * @param filter as the filter syntax takes it
   * @param filtered whether only items are answered that this filter lets through; else they come
   *     first
   */
  public record Understood(String kind, String text, String filter, boolean filtered) {}
}
