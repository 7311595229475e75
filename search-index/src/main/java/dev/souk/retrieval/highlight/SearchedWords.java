package dev.souk.retrieval.highlight;

import dev.souk.analysis.ShopAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * The terms that a search looks for.
 *
 * @param weights how much each tells
 * @param scraps those of at most two characters that are only a part of a compound: the t of
 *     t-light, which is no reason to mark every t
 */
record SearchedWords(Map<String, Double> weights, Set<String> scraps) {

  private static final Analyzer ANALYZER = ShopAnalyzer.forQuery();
  private static final int SCRAP = 2;

  SearchedWords {
    weights = Map.copyOf(weights);
    scraps = Set.copyOf(scraps);
  }

  static SearchedWords of(List<String> texts, ToDoubleFunction<String> rarity) {
    Set<String> words = new HashSet<>();
    Set<String> scraps = new HashSet<>();
    for (String text : texts) {
      read(text, words, scraps);
    }
    scraps.removeAll(words);
    words.addAll(scraps);
    Map<String, Double> weights = new HashMap<>();
    for (String word : words) {
      weights.put(word, rarity.applyAsDouble(word));
    }
    return new SearchedWords(weights, scraps);
  }

  private static void read(String text, Set<String> words, Set<String> scraps) {
    try (TokenStream stream = ANALYZER.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
      stream.reset();
      int position = -1;
      int compoundEnd = 0;
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        if (length.getPositionLength() > 1) {
          compoundEnd = position + length.getPositionLength();
          words.add(term.toString());
        } else if (position < compoundEnd && term.length() <= SCRAP) {
          scraps.add(term.toString());
        } else {
          words.add(term.toString());
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory could not be read", e);
    }
  }
}
