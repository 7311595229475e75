package dev.souk.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Counts the terms of a text. */
public final class Terms {

  private static final String FIELD = "text";

  private Terms() {}

  /**
   * The terms that {@code analyzer} finds in {@code text}, each with its number of occurrences (1
   * or more), in the order of their UTF-16 code units; unmodifiable; empty for text without terms.
   */
  public static SortedMap<String, Integer> of(Analyzer analyzer, String text) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    try (TokenStream stream = analyzer.tokenStream(FIELD, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        counts.merge(term.toString(), 1, Integer::sum);
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot analyse text in memory", e);
    }
    return Collections.unmodifiableSortedMap(counts);
  }
}
