package dev.souk.retrieval.understanding;

import dev.souk.retrieval.text.Alternative;
import dev.souk.retrieval.text.Alternatives;
import dev.souk.retrieval.text.QueryWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text whose words may have been meant otherwise. Immutable, thread-safe. */
final class Spelling implements Alternatives {

  /**
   * Something that may have been meant.
   *
   * @param written as a shopper would write it; empty if that is not known
   * @param terms as it is indexed, all of them
   * @param weight how likely it is, above 0 and at most 1
   */
  record Choice(String written, List<String> terms, float weight) {

    Choice {
      terms = List.copyOf(terms);
    }
  }

  /**
   * A word of the text, two that may be one, or a pair of Chinese characters.
   *
   * @param terms as it was typed and is indexed
   * @param start where it begins in the text
   * @param end where it ends
   * @param choices what else may have been meant, the likeliest first
   */
  record Spelled(List<String> terms, int start, int end, List<Choice> choices) {

    Spelled {
      terms = List.copyOf(terms);
      choices = List.copyOf(choices);
    }
  }

  private final String text;
  private final List<Spelled> words;

  /**
   * @param words of {@code text}, by where they begin; where two lie over each other, the longer
   *     one first
   */
  Spelling(String text, List<Spelled> words) {
    this.text = text;
    this.words = List.copyOf(words);
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
  public List<Alternative> of(List<QueryWord> query) {
    List<Alternative> alternatives = new ArrayList<>();
    for (Spelled word : words) {
      int from = 0;
      while (from < query.size() && query.get(from).to() <= word.start()) {
        from++;
      }
      int to = from;
      while (to < query.size() && query.get(to).to() <= word.end()) {
        to++;
      }
      if (to > from && query.get(from).from() >= word.start()) {
        for (Choice choice : word.choices()) {
          alternatives.add(new Alternative(from, to - from, choice.terms(), choice.weight()));
        }
      } else if (from < query.size() && query.get(from).from() <= word.start()) {
        addOfPart(query.get(from), from, word, alternatives);
      }
    }
    return alternatives;
  }

  /** Of a compound, one part otherwise and the others as they are. */
  private static void addOfPart(
      QueryWord compound, int at, Spelled part, List<Alternative> alternatives) {
    if (!compound.parts().containsAll(part.terms())) {
      return;
    }
    for (Choice choice : part.choices()) {
      List<String> terms = new ArrayList<>(compound.parts());
      terms.removeAll(part.terms());
      terms.addAll(choice.terms());
      alternatives.add(Alternative.ofWord(at, terms, choice.weight()));
    }
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
    int done = 0;
    for (Spelled word : words) {
      Choice choice = terms.containsAll(word.terms()) ? null : first(word, terms);
      // Pairs of Chinese characters overlap and stay as long as they are.
      boolean pair = choice != null && choice.written().length() == word.end() - word.start();
      if (choice != null && (word.start() >= done || pair)) {
        read.replace(word.start() + moved, word.end() + moved, choice.written());
        moved += choice.written().length() - (word.end() - word.start());
        done = word.end();
      }
    }
    return read.toString().strip();
  }

  private static @Nullable Choice first(Spelled word, Set<String> terms) {
    for (Choice choice : word.choices()) {
      if (!choice.written().isEmpty() && terms.containsAll(choice.terms())) {
        return choice;
      }
    }
    return null;
  }
}
