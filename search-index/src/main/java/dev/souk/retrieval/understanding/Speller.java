package dev.souk.retrieval.understanding;

import dev.souk.analysis.Pinyin;
import dev.souk.analysis.ShopAnalyzer;
import dev.souk.analysis.SurfaceAnalyzer;
import dev.souk.analysis.SurfaceAnalyzer.Word;
import dev.souk.analysis.Terms;
import dev.souk.retrieval.snapshot.WordDictionary;
import dev.souk.retrieval.snapshot.WordDictionary.Count;
import dev.souk.retrieval.understanding.Spelling.Choice;
import dev.souk.retrieval.understanding.Spelling.Spelled;
import dev.souk.view.schema.SpellingFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the words of a text may have been meant to be among the words that the shop's items
 * are written with: words a slip or two away, a word that was written as two or two as one, and for
 * Chinese what sounds the same.
 *
 * @param dictionary the words there are
 * @param usage how often shoppers use them
 */
record Speller(WordDictionary dictionary, WordUsage usage) {

  /** Which words are in doubt. */
  enum Doubt {
    /** Those that no item has. */
    UNKNOWN,
    /** The same, and they may be further from what was meant. */
    UNKNOWN_FAR,
    /** All, and those that no item has as before. */
    ALL
  }

  private static final Analyzer ANALYZER = ShopAnalyzer.forQuery();
  private static final int MOST_WORDS = 64;
  private static final int MOST_CHOICES = 8;

  /** From so many letters on a word may have two errors. */
  private static final int TWO_ERRORS = 8;

  /** And from so many if it is unknown and nothing else was found. */
  private static final int TWO_ERRORS_IN_DOUBT = 4;

  private static final int SHORTEST_PART = 2;
  private static final int SHORTEST_PINYIN = 4;

  private static final double LIKELIHOOD = 0.9;
  private static final double PER_EDIT = 0.5;
  private static final double SAME_SOUND = 0.8;
  private static final double SPLIT = 0.6;
  private static final double JOINED = 0.6;
  private static final double SWAPPED = 0.7;
  private static final double APART = 0.4;

  /** What may have been meant by each word that is in doubt. */
  Spelling spell(String text, Doubt doubt) throws IOException {
    List<Word> words = SurfaceAnalyzer.words(text);
    List<Spelled> spelled = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_WORDS, words.size()); i++) {
      Word word = words.get(i);
      Word next = i + 1 < words.size() ? words.get(i + 1) : null;
      if (isChinese(word.text())) {
        if (next != null && isChinese(next.text()) && next.start() == word.end()) {
          addPair(word, next, doubt, spelled);
        }
      } else if (SpellingFields.isWord(word.text())) {
        addWord(word, next, doubt, spelled);
      }
    }
    return new Spelling(text, spelled);
  }

  private static boolean isChinese(String word) {
    return Character.isIdeographic(word.codePointAt(0));
  }

  private void addWord(Word word, @Nullable Word next, Doubt doubt, List<Spelled> spelled)
      throws IOException {
    List<String> terms = terms(word.text());
    if (terms.size() != 1) {
      return;
    }
    boolean unknown = dictionary.items(new BytesRef(terms.getFirst())) == 0;
    if (!unknown && doubt != Doubt.ALL) {
      return;
    }
    Choices choices = new Choices(terms.getFirst());
    addNear(word.text(), unknown, doubt, choices);
    if (unknown && choices.isEmpty()) {
      addParts(word.text(), choices);
      addPinyin(word.text(), choices);
    }
    if (next != null) {
      addJoined(word, next, terms.getFirst(), spelled);
    }
    spelled.add(new Spelled(terms, word.start(), word.end(), choices.best()));
  }

  private void addNear(String word, boolean unknown, Doubt doubt, Choices choices)
      throws IOException {
    int distance = word.length() >= TWO_ERRORS ? 2 : 1;
    if (unknown && doubt != Doubt.UNKNOWN && word.length() >= TWO_ERRORS_IN_DOUBT) {
      distance = 2;
    }
    List<Count> near = dictionary.near(word, 1);
    if (distance == 2 && (near.isEmpty() || doubt != Doubt.UNKNOWN)) {
      near = dictionary.near(word, 2);
    }
    for (Count entry : near) {
      double likelihood = LIKELIHOOD * Math.exp(-PER_EDIT * EditCost.of(word, entry.text()));
      choices.add(entry.text(), likelihood * prior(entry));
    }
  }

  /** A word that more items have and more shoppers use is likelier, by up to three times. */
  private double prior(Count entry) {
    double evidence = Math.log1p(entry.items() + usage.searches(entry.text()));
    return (1 + evidence / 4) / (2 + evidence / 4) * 1.2;
  }

  /** Two words written as one. */
  private void addParts(String word, Choices choices) throws IOException {
    for (int i = SHORTEST_PART; i <= word.length() - SHORTEST_PART; i++) {
      String first = word.substring(0, i);
      String last = word.substring(i);
      if (dictionary.items(first) > 0 && dictionary.items(last) > 0) {
        double even = 1 - Math.abs(first.length() - last.length()) / (double) word.length();
        choices.add(first + " " + last, SPLIT * (0.5 + 0.5 * even));
      }
    }
  }

  /** One word written as two. */
  private void addJoined(Word word, Word next, String term, List<Spelled> spelled)
      throws IOException {
    String joined = word.text() + next.text();
    if (SpellingFields.isWord(joined) && dictionary.items(joined) > 0) {
      Choices choices = new Choices(term);
      choices.add(joined, JOINED);
      List<String> typed = new ArrayList<>(terms(next.text()));
      typed.add(term);
      spelled.add(new Spelled(typed, word.start(), next.end(), choices.best()));
    }
  }

  /** Pinyin typed where characters were meant. */
  private void addPinyin(String word, Choices choices) throws IOException {
    if (word.length() >= SHORTEST_PINYIN) {
      for (Count entry : dictionary.soundingLike(word)) {
        choices.add(entry.text(), SAME_SOUND * prior(entry));
      }
    }
  }

  private void addPair(Word first, Word second, Doubt doubt, List<Spelled> spelled)
      throws IOException {
    String pair = first.text() + second.text();
    if (dictionary.items(new BytesRef(pair)) > 0 && doubt != Doubt.ALL) {
      return;
    }
    Choices choices = new Choices(pair);
    String firstSound = Pinyin.of(first.text().codePointAt(0));
    String secondSound = Pinyin.of(second.text().codePointAt(0));
    if (!firstSound.isEmpty() && !secondSound.isEmpty()) {
      for (Count entry : dictionary.soundingLike(firstSound + secondSound)) {
        boolean shares =
            entry.text().startsWith(first.text()) || entry.text().endsWith(second.text());
        choices.add(entry.text(), SAME_SOUND * prior(entry) * (shares ? 1 : 0.8));
      }
    }
    String swapped = second.text() + first.text();
    if (dictionary.items(new BytesRef(swapped)) > 0) {
      choices.add(swapped, SWAPPED);
    }
    // Something is missing between them, or they are in another order.
    choices.addUnwritten(List.of(first.text(), second.text()), APART);
    spelled.add(new Spelled(List.of(pair), first.start(), second.end(), choices.best()));
  }

  private static List<String> terms(String text) {
    return List.copyOf(Terms.of(ANALYZER, text).keySet());
  }

  /** What may have been meant by one word; the same terms count once, as what is likeliest. */
  private static final class Choices {

    private final String typed;
    private final Map<Set<String>, Choice> byTerms = new HashMap<>();

    Choices(String typed) {
      this.typed = typed;
    }

    boolean isEmpty() {
      return byTerms.isEmpty();
    }

    void add(String written, double weight) {
      List<String> terms = terms(written);
      if (!terms.isEmpty() && !terms.contains(typed)) {
        put(written, terms, weight);
      }
    }

    void addUnwritten(List<String> terms, double weight) {
      put("", terms, weight);
    }

    private void put(String written, List<String> terms, double weight) {
      byTerms.merge(
          Set.copyOf(terms),
          new Choice(written, terms, (float) Math.min(1, weight)),
          (a, b) -> a.weight() >= b.weight() ? a : b);
    }

    List<Choice> best() {
      List<Choice> choices = new ArrayList<>(byTerms.values());
      choices.sort(Comparator.comparing(Choice::weight).reversed().thenComparing(Choice::written));
      return choices.subList(0, Math.min(MOST_CHOICES, choices.size()));
    }
  }
}
