package dev.souk.retrieval.understanding;

import dev.souk.retrieval.source.Alternatives;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A text whose words may have been meant otherwise. Immutable, thread-safe. */
final class Spelling implements Alternatives {

  /**
   * Something that may have been meant.
   *
   * @param written as a shopper would write it
   * @param alternative as it is searched
   */
  record Choice(String written, Alternative alternative) {}

  /**
   * A word of the text, or a pair of Chinese characters.
   *
   * @param term as analysed
   * @param start where it begins in the text
   * @param end where it ends
   * @param choices what else may have been meant, the likeliest first
   */
  record Spelled(BytesRef term, int start, int end, List<Choice> choices) {

    Spelled {
      choices = List.copyOf(choices);
    }
  }

  private final String text;
  private final List<Spelled> words;
  private final Map<BytesRef, List<Alternative>> alternatives = new HashMap<>();

  Spelling(String text, List<Spelled> words) {
    this.text = text;
    this.words = List.copyOf(words);
    for (Spelled word : words) {
      List<Alternative> ofWord = new ArrayList<>(word.choices().size());
      for (Choice choice : word.choices()) {
        ofWord.add(choice.alternative());
      }
      alternatives.put(word.term(), List.copyOf(ofWord));
    }
  }

  /** Whether there is nothing that may have been meant but what was typed. */
  boolean isEmpty() {
    for (Spelled word : words) {
      if (!word.choices().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Alternative> of(BytesRef term) {
    return alternatives.getOrDefault(term, List.of());
  }

  /**
   * The text as an item reads it: where it lacks a word and has something that may have been meant,
   * with that instead.
   *
   * @param terms analysed terms of the item
   */
  String as(Set<String> terms) {
    StringBuilder read = new StringBuilder(text);
    int moved = 0;
    String joined = "";
    for (Spelled word : words) {
      Choice choice = terms.contains(word.term().utf8ToString()) ? null : first(word, terms);
      if (choice == null) {
        joined = "";
        continue;
      }
      String written = choice.written();
      int start = word.start() + moved;
      int end = word.end() + moved;
      boolean again = written.equals(joined) && start > 0;
      // Two words that were meant as one: the second goes, with the space before it.
      String with = again ? "" : written;
      int from = again && read.charAt(start - 1) == ' ' ? start - 1 : start;
      read.replace(from, end, with);
      moved += with.length() - (end - from);
      joined = written;
    }
    return read.toString().strip();
  }

  private static @Nullable Choice first(Spelled word, Set<String> terms) {
    for (Choice choice : word.choices()) {
      boolean all = !choice.written().isEmpty();
      for (BytesRef term : choice.alternative().allOf()) {
        all &= terms.contains(term.utf8ToString());
      }
      if (all) {
        return choice;
      }
    }
    return null;
  }
}
