package dev.souk.retrieval.source;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.retrieval.text.Alternative;
import dev.souk.retrieval.text.Alternatives;
import dev.souk.retrieval.text.KeptWords;
import dev.souk.retrieval.text.QueryText;
import dev.souk.retrieval.text.QueryWord;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes queries of what a shopper typed.
 *
 * <p>A word is looked for in title, brand, category and description as if they were one text in
 * which the title stands three times: BM25F (Robertson, Zaragoza and Taylor 2004), so that a word
 * in a title counts more without counting twice. What may stand in a word's place counts by its
 * weight, and of several only the best.
 *
 * <p>Chinese is asked for in bigrams, which an item must have, and in single characters, which only
 * add to the score: what is worded otherwise still shares characters. All queries are ordinary sums
 * whose clauses know their highest scores, so that the best can be found without scoring the rest.
 */
final class TextQuery {

  private static final Analyzer PHRASES = ShopAnalyzer.forQuery();

  private final QueryText text;
  private final List<Word> words;
  private final WordScoring scoring;

  /**
   * What a word is, and all that may stand in its place.
   *
   * @param typed the words of the text that it was, which are equal
   * @param forms each a list of terms that an item must all have
   */
  private record Word(List<QueryWord> typed, List<List<String>> forms, Query query) {}

  private TextQuery(QueryText text, List<Word> words, WordScoring scoring) {
    this.text = text;
    this.words = words;
    this.scoring = scoring;
  }

  static TextQuery of(String typed, Alternatives alternatives, WordScoring scoring) {
    QueryText text = QueryText.of(typed);
    List<List<Alternative>> others = new ArrayList<>();
    for (int i = 0; i < text.words().size(); i++) {
      others.add(new ArrayList<>());
    }
    for (Alternative alternative : alternatives.of(text.words())) {
      // What stands for several words covers each of them, and counts once in all.
      if (alternative.from() + alternative.length() > others.size()) {
        throw new IllegalArgumentException(
            alternative + " (expected: within " + others.size() + " words)");
      }
      for (int i = 0; i < alternative.length(); i++) {
        others.get(alternative.from() + i).add(alternative);
      }
    }
    List<KeptWords> kept = alternatives.kept(typed);
    Map<String, Word> words = new LinkedHashMap<>();
    for (int i = 0; i < others.size(); i++) {
      QueryWord word = text.words().get(i);
      Word read = word(word, others.get(i), covering(kept, word), scoring);
      words.merge(word.term(), read, TextQuery::union);
    }
    return new TextQuery(text, List.copyOf(words.values()), scoring);
  }

  private static @Nullable KeptWords covering(List<KeptWords> kept, QueryWord word) {
    for (KeptWords words : kept) {
      if (words.covers(word)) {
        return words;
      }
    }
    return null;
  }

  private static Word word(
      QueryWord word, List<Alternative> others, @Nullable KeptWords kept, WordScoring scoring) {
    List<List<String>> forms = new ArrayList<>();
    forms.add(List.of(word.term()));
    if (!word.parts().isEmpty() && kept == null) {
      forms.add(word.parts());
    }
    List<Query> queries = new ArrayList<>();
    Query itself = any(forms, scoring);
    queries.add(kept == null ? itself : asWritten(itself, kept));
    for (Alternative other : others) {
      forms.add(other.terms());
      queries.add(boosted(every(other.terms(), scoring), other.weight() / other.length()));
    }
    Query query = queries.size() == 1 ? queries.getFirst() : new DisjunctionMaxQuery(queries, 0);
    return new Word(List.of(word), List.copyOf(forms), query);
  }

  /** Of a word that was typed twice, the first with its alternatives. */
  private static Word union(Word first, Word again) {
    List<QueryWord> typed = new ArrayList<>(first.typed);
    typed.addAll(again.typed);
    return new Word(typed, first.forms, first.query);
  }

  /** A word, or a compound and its parts; each in all fields. */
  private static Query any(List<List<String>> forms, WordScoring scoring) {
    if (forms.size() == 1) {
      return every(forms.getFirst(), scoring);
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (List<String> form : forms) {
      any.add(every(form, scoring), Occur.SHOULD);
    }
    return any.build();
  }

  /** Only where title or brand has the whole name, its words in a row. */
  private static Query asWritten(Query word, KeptWords kept) {
    PhraseQuery.Builder name = new PhraseQuery.Builder();
    for (String term : kept.terms()) {
      name.add(new Term(ItemFields.EXACT, term));
    }
    return new BooleanQuery.Builder().add(word, Occur.MUST).add(name.build(), Occur.FILTER).build();
  }

  private static Query every(List<String> terms, WordScoring scoring) {
    if (terms.size() == 1) {
      return scoring.term(terms.getFirst());
    }
    BooleanQuery.Builder every = new BooleanQuery.Builder();
    for (String term : terms) {
      every.add(scoring.term(term), Occur.MUST);
    }
    return every.build();
  }

  private static Query boosted(Query query, float boost) {
    return boost == 1 ? query : new BoostQuery(query, boost);
  }

  /** Needs all words side by side in one field; null if the text has none. */
  static @Nullable Query phrase(String text) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String field : WordScoring.EACH_FIELD.fields()) {
      Query phrase = new QueryBuilder(PHRASES).createPhraseQuery(field, text);
      if (phrase == null) {
        return null;
      }
      any.add(phrase, Occur.SHOULD);
    }
    return any.build();
  }

  /** Whether the text has no word. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Needs all words. */
  Query all() {
    if (words.size() == 1 && text.characters().isEmpty()) {
      return words.getFirst().query;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Word word : words) {
      all.add(word.query, Occur.MUST);
    }
    addCharacters(all);
    return all.build();
  }

  /** Needs any of the characters; an item scores by them and by the words that it has. */
  Query characters() {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Word word : words) {
      any.add(word.query, Occur.SHOULD);
    }
    addCharacters(any);
    return any.build();
  }

  private void addCharacters(BooleanQuery.Builder query) {
    for (String character : text.characters()) {
      query.add(scoring.term(character), Occur.SHOULD);
    }
  }

  /** The words that an index knows and what each is worth there. */
  Known known(IndexReader reader) throws IOException {
    List<Word> known = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    List<QueryWord> unknown = new ArrayList<>();
    for (Word word : words) {
      int frequency = 0;
      for (List<String> form : word.forms) {
        frequency = Math.max(frequency, frequency(reader, form));
      }
      if (frequency == 0) {
        unknown.addAll(word.typed);
      } else {
        known.add(word);
        weights.add(weight(frequency, reader.numDocs()));
      }
    }
    return new Known(known, weights, unknown);
  }

  /** At most how many items have all the terms. */
  private int frequency(IndexReader reader, List<String> terms) throws IOException {
    int rarest = Integer.MAX_VALUE;
    for (String term : terms) {
      int most = 0;
      for (String field : scoring.fields()) {
        most = Math.max(most, reader.docFreq(new Term(field, term)));
      }
      rarest = Math.min(rarest, most);
    }
    return rarest;
  }

  /** BM25's inverse document frequency. */
  private static float weight(int frequency, int items) {
    return (float) Math.log(1 + (Math.max(0, items - frequency) + 0.5) / (frequency + 0.5));
  }

  /** The words of the query that some item has, each with its weight; and those of none. */
  final class Known {

    /**
     * What an item gets for each whole word that it has, in parts of the highest score of the word:
     * so that two words in a description beat one in a title.
     */
    private static final float COVERED = 0.25f;

    /** Six words have 63 combinations. */
    private static final int MOST_COMBINED = 6;

    private final List<Word> words;
    private final List<Float> weights;
    private final List<QueryWord> unknown;
    private final float total;

    private Known(List<Word> words, List<Float> weights, List<QueryWord> unknown) {
      this.words = words;
      this.weights = weights;
      this.unknown = unknown;
      float sum = 0;
      for (float weight : weights) {
        sum += weight;
      }
      total = sum;
    }

    /** Whether no item has any of the words. */
    boolean isEmpty() {
      return words.isEmpty();
    }

    /** Whether no item has them all, for some are unknown. */
    boolean lacksSome() {
      return !unknown.isEmpty();
    }

    /**
     * The stretches of the text that no item has, as they were typed, without what shares its
     * characters with a word that some item has.
     */
    List<String> missing() {
      List<String> missing = new ArrayList<>();
      for (QueryWord word : unknown) {
        String typed = word.typed(text.text());
        if (!overlapsKnown(word) && !missing.contains(typed)) {
          missing.add(typed);
        }
      }
      return missing;
    }

    private boolean overlapsKnown(QueryWord word) {
      for (Word other : words) {
        for (QueryWord typed : other.typed) {
          if (typed.from() < word.to() && word.from() < typed.to()) {
            return true;
          }
        }
      }
      return false;
    }

    /**
     * Which combinations of the words make up a share of the weight of all, a bit for each of them:
     * two shares with the same match the same.
     *
     * @return 0 if the words are too many to tell
     */
    long combinations(float share) {
      if (words.size() > MOST_COMBINED) {
        return 0;
      }
      long enough = 0;
      for (int some = 1; some < 1 << words.size(); some++) {
        float sum = 0;
        for (int i = 0; i < words.size(); i++) {
          sum += (some >> i & 1) == 1 ? weights.get(i) : 0;
        }
        enough |= sum >= share * total - CoverageQuery.ROUNDING ? 1L << some : 0;
      }
      return enough;
    }

    /** The combination of two words or more that has them all; 0 if there is none. */
    long whole() {
      boolean told = words.size() > 1 && words.size() <= MOST_COMBINED && !lacksSome();
      return told ? 1L << ((1 << words.size()) - 1) : 0;
    }

    /**
     * Needs words that make up a share of the weight of all. What has them all comes first.
     *
     * @param share at most 1; 0 is any word
     */
    Query covering(float share) {
      List<CoverageQuery.Word> covered = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        Word word = words.get(i);
        float weight = weights.get(i);
        float bonus = word.typed.getFirst().bigram() ? 0 : COVERED * weight;
        covered.add(new CoverageQuery.Word(word.query, weight, bonus));
      }
      Query covering = new CoverageQuery(covered, share * total, words.size() > 1 ? total : 0);
      if (text.characters().isEmpty()) {
        return covering;
      }
      BooleanQuery.Builder query = new BooleanQuery.Builder().add(covering, Occur.MUST);
      addCharacters(query);
      return query.build();
    }
  }
}
