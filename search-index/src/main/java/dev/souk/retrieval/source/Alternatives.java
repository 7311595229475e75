package dev.souk.retrieval.source;

import java.util.List;
import org.apache.lucene.util.BytesRef;

/** What an analysed word may have been meant to be. Thread-safe. */
@FunctionalInterface
public interface Alternatives {

  /** Every word was meant as it was typed. */
  Alternatives NONE = term -> List.of();

  /**
   * Terms that stand for a word instead of it.
   *
   * @param allOf analysed terms that an item must have all of: one, or the parts of a word
   * @param weight what having them is worth to having the word, above 0 and at most 1
   */
  record Alternative(List<BytesRef> allOf, float weight) {

    public Alternative {
      allOf = List.copyOf(allOf);
      if (allOf.isEmpty()) {
        throw new IllegalArgumentException("allOf: empty (expected: a term or more)");
      }
      if (!(weight > 0 && weight <= 1)) {
        throw new IllegalArgumentException(
            "weight: " + weight + " (expected: above 0 and at most 1)");
      }
    }
  }

  /** Those of a term, the likeliest first; none if it stays as it is. */
  List<Alternative> of(BytesRef term);
}
