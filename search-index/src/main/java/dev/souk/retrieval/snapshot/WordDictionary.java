package dev.souk.retrieval.snapshot;

import dev.souk.view.schema.ItemFields;
import dev.souk.view.schema.SpellingFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * The words that the items of one snapshot are written with. What was asked before is remembered
 * while the snapshot lasts. Thread-safe.
 */
public final class WordDictionary {

  /** More near words than anybody would be offered. */
  private static final int MOST_NEAR = 256;

  private static final int REMEMBERED = 4096;

  private static final List<String> TEXT_FIELDS =
      List.of(
          ItemFields.TITLE,
          ItemFields.BRAND_TEXT,
          ItemFields.CATEGORY_TEXT,
          ItemFields.DESCRIPTION);

  /** A word or pair of characters, and how many items have it in title, brand or category. */
  public record Count(String text, int items) {}

  private final IndexReader reader;
  private final WordList words;
  private final Map<String, List<Count>> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<Count>> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** Of all segments of a reader. */
  public WordDictionary(IndexReader reader) throws IOException {
    this.reader = reader;
    this.words = WordList.of(reader, SpellingFields.WORD);
  }

  /** How many items have an analysed term in a text field; of several fields, the most. */
  public int items(BytesRef term) throws IOException {
    int most = 0;
    for (String field : TEXT_FIELDS) {
      most = Math.max(most, reader.docFreq(new Term(field, term)));
    }
    return most;
  }

  /** How many items have a word in title, brand or category, as it is written. */
  public int items(String word) {
    return words.items(word);
  }

  /**
   * The words within a distance of {@code word}, but not itself, most frequent first.
   *
   * @param distance insertions, deletions, substitutions and swaps of neighbours: 1 or 2
   */
  public List<Count> near(String word, int distance) {
    String key = distance + word;
    List<Count> known = remembered.get(key);
    if (known == null) {
      known = mostFrequent(words.near(word, distance));
      remembered.put(key, known);
    }
    return known;
  }

  /** The pairs of Chinese characters that sound like {@code pinyin}, most frequent first. */
  public List<Count> soundingLike(String pinyin) throws IOException {
    String key = SpellingFields.SEPARATOR + pinyin;
    List<Count> known = remembered.get(key);
    if (known == null) {
      BytesRef prefix = new BytesRef(pinyin + SpellingFields.SEPARATOR);
      Map<String, Integer> counts = new HashMap<>();
      for (LeafReaderContext leaf : reader.leaves()) {
        Terms terms = leaf.reader().terms(SpellingFields.SOUND);
        if (terms != null) {
          count(terms.iterator(), prefix, counts);
        }
      }
      known = mostFrequent(counted(counts));
      remembered.put(key, known);
    }
    return known;
  }

  private static void count(TermsEnum terms, BytesRef prefix, Map<String, Integer> counts)
      throws IOException {
    BytesRef term = terms.seekCeil(prefix) == TermsEnum.SeekStatus.END ? null : terms.term();
    while (term != null && StringHelper.startsWith(term, prefix)) {
      String written =
          new BytesRef(term.bytes, term.offset + prefix.length, term.length - prefix.length)
              .utf8ToString();
      counts.merge(written, terms.docFreq(), Integer::sum);
      term = terms.next();
    }
  }

  private static List<Count> counted(Map<String, Integer> counts) {
    List<Count> list = new ArrayList<>(counts.size());
    counts.forEach((text, items) -> list.add(new Count(text, items)));
    return list;
  }

  private static List<Count> mostFrequent(List<Count> counts) {
    List<Count> sorted = new ArrayList<>(counts);
    sorted.sort(Comparator.comparingInt(Count::items).reversed().thenComparing(Count::text));
    return List.copyOf(sorted.subList(0, Math.min(MOST_NEAR, sorted.size())));
  }
}
