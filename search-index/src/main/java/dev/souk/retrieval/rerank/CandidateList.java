package dev.souk.retrieval.rerank;

import dev.souk.retrieval.snapshot.TermRarity;
import dev.souk.view.schema.RankingFields;
import dev.souk.view.schema.RankingFields.Part;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * A query and its candidates, best first by the blend, in the form that features are computed from.
 * Immutable once made; used by one thread.
 */
final class CandidateList {

  /** BM25's, of the frequency of a term and of the length of a title. */
  private static final double K1 = 1.2;

  private static final double B = 0.75;

  private final List<Candidate> candidates;
  private final ListTerms terms;
  private final Words query;
  private final Words[] titles;
  private final Words[] brands;
  private final Words[] categories;
  private final Words[] rests;
  private final double unitRarity;
  private final double pairRarity;
  private final double[] unitScores;
  private final double[] pairScores;

  /**
   * @param text of the query
   * @param candidates best first
   */
  CandidateList(TermRarity rarities, String text, List<Candidate> candidates) throws IOException {
    this.candidates = List.copyOf(candidates);
    terms = new ListTerms(rarities);
    String separator = String.valueOf(RankingFields.SEPARATOR);
    query = terms.words(new BytesRef(String.join(separator, RankingFields.units(text))), true);
    int size = candidates.size();
    titles = new Words[size];
    brands = new Words[size];
    categories = new Words[size];
    rests = new Words[size];
    double length = 0;
    for (int c = 0; c < size; c++) {
      BytesRef[] parts = candidates.get(c).parts();
      titles[c] = terms.words(parts[Part.TITLE.ordinal()], true);
      brands[c] = terms.words(parts[Part.BRAND.ordinal()], false);
      categories[c] = terms.words(parts[Part.CATEGORY.ordinal()], false);
      rests[c] = terms.words(parts[Part.REST.ordinal()], false);
      length += titles[c].units().length;
    }
    double mean = size == 0 ? 1 : Math.max(1, length / size);
    unitRarity = rarity(query.distinctUnits());
    pairRarity = rarity(query.distinctPairs());
    unitScores = new double[size];
    pairScores = new double[size];
    for (int c = 0; c < size; c++) {
      double norm = K1 * (1 - B + B * titles[c].units().length / mean);
      unitScores[c] = bm25(query.distinctUnits(), titles[c].units(), norm) / nonZero(unitRarity);
      pairScores[c] = bm25(query.distinctPairs(), titles[c].pairs(), norm) / nonZero(pairRarity);
    }
  }

  static double nonZero(double divisor) {
    return divisor == 0 ? 1 : divisor;
  }

  private double bm25(int[] asked, int[] text, double norm) {
    double sum = 0;
    for (int term : asked) {
      int count = Words.count(text, term);
      if (count > 0) {
        sum += terms.rarity(term) * count / (count + norm);
      }
    }
    return sum;
  }

  /** The rarities of {@code of}, added up. */
  double rarity(int[] of) {
    double sum = 0;
    for (int term : of) {
      sum += terms.rarity(term);
    }
    return sum;
  }

  int size() {
    return candidates.size();
  }

  Candidate candidate(int number) {
    return candidates.get(number);
  }

  ListTerms terms() {
    return terms;
  }

  Words query() {
    return query;
  }

  Words title(int candidate) {
    return titles[candidate];
  }

  Words brand(int candidate) {
    return brands[candidate];
  }

  Words category(int candidate) {
    return categories[candidate];
  }

  Words rest(int candidate) {
    return rests[candidate];
  }

  /** The rarities of the query's units, added up. */
  double unitRarity() {
    return unitRarity;
  }

  /** The rarities of the query's pairs, added up. */
  double pairRarity() {
    return pairRarity;
  }

  /** By candidate: BM25 of the query's units in the title, as a share of the most there can be. */
  double[] unitScores() {
    return unitScores;
  }

  /** By candidate: the same of the query's pairs of neighbours. */
  double[] pairScores() {
    return pairScores;
  }
}
