package dev.souk.representation.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The terms that a basis knows, each with its inverse document frequency. Immutable. */
final class Vocabulary {

  private final SortedTerms terms;
  private final float[] idf;
  private final double rarest;

  private Vocabulary(SortedTerms terms, float[] idf) {
    this.terms = terms;
    this.idf = idf;
    float largest = 0;
    for (float value : idf) {
      largest = Math.max(largest, value);
    }
    rarest = largest;
  }

  static Vocabulary of(TermStatistics statistics, int maxTerms, int minDocumentFrequency) {
    SortedTerms terms = SortedTerms.of(statistics.mostFrequent(maxTerms, minDocumentFrequency));
    float[] idf = new float[terms.size()];
    for (int rank = 0; rank < idf.length; rank++) {
      idf[rank] = (float) statistics.idf(terms.get(rank));
    }
    return new Vocabulary(terms, idf);
  }

  int size() {
    return idf.length;
  }

  /**
   * Writes the ranks and TF-IDF weights of the known terms of {@code text} into arrays that have
   * room for all of its terms.
   *
   * @return how many terms are known
   */
  int weigh(TermFrequencies text, int[] ranks, double[] weights) {
    int known = 0;
    for (int i = 0; i < text.size(); i++) {
      int rank = terms.rank(text.term(i));
      if (rank >= 0) {
        ranks[known] = rank;
        weights[known++] = TfIdf.weight(text.frequency(i), idf[rank]);
      }
    }
    return known;
  }

  /** The inverse document frequency of {@code term}; the largest of all if it is not known. */
  double idf(String term) {
    int rank = terms.rank(term);
    return rank < 0 ? rarest : idf[rank];
  }

  void write(DataOutput out) throws IOException {
    terms.write(out);
    Binary.writeFloats(out, idf);
  }

  static Vocabulary read(DataInput in) throws IOException {
    SortedTerms terms = SortedTerms.read(in);
    return new Vocabulary(terms, Binary.readFloats(in, terms.size()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that
        && terms.equals(that.terms)
        && Arrays.equals(idf, that.idf);
  }

  @Override
  public int hashCode() {
    return 31 * terms.hashCode() + Arrays.hashCode(idf);
  }
}
