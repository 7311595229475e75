package dev.souk.retrieval.snapshot;

import dev.souk.retrieval.snapshot.WordDictionary.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * All words of a field, to find those near a given one by looking at every word of a like length.
 *
 * <p>Which letters a word has is a set in one {@code int}, and one edit changes it by two at most:
 * so nearly all words are passed over at a glance, which is several times as fast as to intersect a
 * Levenshtein automaton with the dictionaries of the segments. Immutable.
 */
final class WordList {

  /** By length, then by letters. */
  private final String[] words;

  private final int[] letters;
  private final int[] items;

  /** Where the words of each length begin, and where the last ones end. */
  private final int[] starts;

  private final Map<String, Integer> counts;

  private WordList(Map<String, Integer> counts) {
    this.counts = counts;
    words = counts.keySet().toArray(String[]::new);
    Arrays.sort(
        words, Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    letters = new int[words.length];
    items = new int[words.length];
    int longest = words.length == 0 ? 0 : words[words.length - 1].length();
    starts = new int[longest + 2];
    for (int i = 0; i < words.length; i++) {
      letters[i] = letters(words[i]);
      items[i] = counts.getOrDefault(words[i], 0);
      starts[words[i].length() + 1] = i + 1;
    }
    for (int length = 1; length < starts.length; length++) {
      starts[length] = Math.max(starts[length], starts[length - 1]);
    }
  }

  static WordList of(IndexReader reader, String field) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = leaf.reader().terms(field);
      TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
      for (BytesRef term = all.next(); term != null; term = all.next()) {
        counts.merge(term.utf8ToString(), all.docFreq(), Integer::sum);
      }
    }
    return new WordList(counts);
  }

  private static int letters(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1 << word.charAt(i);
    }
    return letters;
  }

  /** How many items have a word, 0 if none. */
  int items(String word) {
    return counts.getOrDefault(word, 0);
  }

  /**
   * The words at a distance of 1 to {@code most}, in no order.
   *
   * @param most insertions, deletions, substitutions and swaps of neighbours
   */
  List<Count> near(String word, int most) {
    List<Count> near = new ArrayList<>();
    int wanted = letters(word);
    int from = Math.clamp(word.length() - most, 0, starts.length - 1);
    int to = Math.clamp(word.length() + most + 1L, 0, starts.length - 1);
    Distance distance = new Distance(word, most);
    for (int i = starts[from]; i < starts[to]; i++) {
      if (Integer.bitCount(letters[i] ^ wanted) <= 2 * most
          && distance.within(words[i])
          && !words[i].equals(word)) {
        near.add(new Count(words[i], items[i]));
      }
    }
    return near;
  }

  /** The optimal string alignment distance to one word (Damerau 1964), no further than needed. */
  private static final class Distance {

    private final String word;
    private final int most;
    private int[] before;
    private int[] last;
    private int[] row;

    Distance(String word, int most) {
      this.word = word;
      this.most = most;
      int columns = word.length() + 1;
      before = new int[columns];
      last = new int[columns];
      row = new int[columns];
    }

    boolean within(String other) {
      int columns = word.length() + 1;
      for (int j = 0; j < columns; j++) {
        last[j] = j;
      }
      for (int i = 1; i <= other.length(); i++) {
        char c = other.charAt(i - 1);
        int from = Math.max(1, i - most);
        int to = Math.min(columns - 1, i + most);
        Arrays.fill(row, most + 1);
        row[0] = i;
        int least = row[0];
        for (int j = from; j <= to; j++) {
          int edits = last[j - 1] + (c == word.charAt(j - 1) ? 0 : 1);
          edits = Math.min(edits, Math.min(last[j], row[j - 1]) + 1);
          if (i > 1
              && j > 1
              && c == word.charAt(j - 2)
              && other.charAt(i - 2) == word.charAt(j - 1)) {
            edits = Math.min(edits, before[j - 2] + 1);
          }
          row[j] = edits;
          least = Math.min(least, edits);
        }
        if (least > most) {
          return false;
        }
        int[] free = before;
        before = last;
        last = row;
        row = free;
      }
      return last[columns - 1] <= most;
    }
  }
}
