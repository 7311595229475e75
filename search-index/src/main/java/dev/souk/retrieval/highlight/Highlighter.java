package dev.souk.retrieval.highlight;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.domain.Item;
import dev.souk.retrieval.highlight.Highlights.Fragment;
import dev.souk.retrieval.highlight.Highlights.Range;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Marks the words of a search in titles and descriptions by analysing both as search and index do:
 * so inflections, compounds written otherwise and Chinese match as they did when the item was
 * found. Thread-safe.
 */
public final class Highlighter {

  private static final Analyzer ANALYZER = ShopAnalyzer.forIndex();

  private final SearchedWords words;

  private Highlighter(SearchedWords words) {
    this.words = words;
  }

  /** A word of the search in a text. */
  record Match(String term, int start, int end, double weight) {}

  /**
   * @param texts what was typed, and what the search took it for besides: corrections, synonyms
   * @param rarity how much a term tells, above 0, see {@link WordRarity}
   */
  public static Highlighter of(List<String> texts, ToDoubleFunction<String> rarity) {
    return new Highlighter(SearchedWords.of(texts, rarity));
  }

  /** Where the words are in an item. */
  public Highlights of(Item item) {
    String description = item.description();
    Fragment fragment =
        description.isBlank() ? null : Fragments.best(description, matches(description));
    return new Highlights(merged(matches(item.title())), fragment);
  }

  /** The words of the search in {@code text}, in the order of their places. */
  List<Match> matches(String text) {
    List<Match> matches = new ArrayList<>();
    if (words.weights().isEmpty() || text.isEmpty()) {
      return matches;
    }
    try (TokenStream stream = ANALYZER.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String word = term.toString();
        Double weight = words.weights().get(word);
        if (weight != null && offset.startOffset() < offset.endOffset()) {
          matches.add(new Match(word, offset.startOffset(), offset.endOffset(), weight));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory could not be read", e);
    }
    matches.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
    return words.scraps().isEmpty() ? matches : withoutScraps(matches);
  }

  /** Keeps a part of a compound that is too short for itself only beside another match. */
  private List<Match> withoutScraps(List<Match> matches) {
    List<Match> kept = new ArrayList<>(matches.size());
    for (int i = 0; i < matches.size(); i++) {
      Match match = matches.get(i);
      boolean beside =
          (i > 0 && beside(matches.get(i - 1), match))
              || (i + 1 < matches.size() && beside(match, matches.get(i + 1)));
      if (beside || !words.scraps().contains(match.term)) {
        kept.add(match);
      }
    }
    return kept;
  }

  private static boolean beside(Match first, Match second) {
    return second.start - first.end <= 1;
  }

  /** Ranges of matches in their order: what overlaps or touches is one. */
  static List<Range> merged(List<Match> matches) {
    List<Range> ranges = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (Match match : matches) {
      if (match.start <= end) {
        end = Math.max(end, match.end);
      } else {
        if (start >= 0) {
          ranges.add(new Range(start, end));
        }
        start = match.start;
        end = match.end;
      }
    }
    if (start >= 0) {
      ranges.add(new Range(start, end));
    }
    return ranges;
  }
}
