package dev.souk.retrieval.understanding;

import dev.souk.analysis.SurfaceAnalyzer;
import dev.souk.analysis.SurfaceAnalyzer.Word;
import dev.souk.retrieval.snapshot.Names;
import dev.souk.view.schema.ItemFields;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/**
 * A brand or category whose name stands in a text.
 *
 * @param kind which
 * @param text as typed, folded
 * @param value of a brand the same, of a category the path as the shop writes it
 * @param whole whether there is nothing else in the text
 */
record Named(Kind kind, String text, String value, boolean whole) {

  enum Kind {
    BRAND(ItemFields.BRAND),
    CATEGORY(ItemFields.CATEGORY);

    private final String field;

    Kind(String field) {
      this.field = field;
    }
  }

  /** A name has at most so many words, or Chinese characters. */
  private static final int LONGEST = 8;

  /** What is longer was not typed by hand. */
  private static final int MOST_WORDS = 32;

  private static final int SHORTEST = 2;

  /** A shorter word's plural is often another word. */
  private static final int SHORTEST_SINGULAR = 3;

  /** Names in a text from left to right, the longest first; no two overlap. */
  static List<Named> find(String text, Names names) {
    if (names.isEmpty()) {
      return List.of();
    }
    String folded = ItemFields.fold(text);
    List<Word> words = SurfaceAnalyzer.words(folded);
    List<Named> found = new ArrayList<>();
    int size = Math.min(MOST_WORDS, words.size());
    for (int from = 0; from < size; from++) {
      for (int to = Math.min(size, from + LONGEST); to > from; to--) {
        String part = folded.substring(words.get(from).start(), words.get(to - 1).end());
        Named named = named(part, from == 0 && to == words.size(), names);
        if (named != null) {
          found.add(named);
          from = to - 1;
          break;
        }
      }
    }
    return found;
  }

  private static @Nullable Named named(String folded, boolean whole, Names names) {
    if (folded.length() < SHORTEST) {
      return null;
    }
    String category = names.category(folded);
    boolean plural = folded.endsWith("s");
    int singular = plural ? folded.length() - 1 : folded.length();
    if (category == null && singular >= SHORTEST_SINGULAR) {
      category = names.category(plural ? folded.substring(0, singular) : folded + "s");
    }
    if (category != null) {
      return new Named(Kind.CATEGORY, folded, category, whole);
    }
    return names.isBrand(folded) ? new Named(Kind.BRAND, folded, folded, whole) : null;
  }

  /** What its items have. */
  Term term() {
    return new Term(kind.field, ItemFields.fold(value));
  }

  /** As the filter syntax takes it: {@code brand:"Sony"}. */
  String filter() {
    return kind.field + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
