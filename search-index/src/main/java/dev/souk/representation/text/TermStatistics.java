package dev.souk.representation.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In how many items each term occurs. Immutable; equal by content. */
public final class TermStatistics {

  private static final int MAGIC = 0x534b5453; // SKTS
  private static final int FORMAT = 1;

  private final int documents;
  private final SortedTerms terms;
  private final int[] frequencies;

  private TermStatistics(int documents, SortedTerms terms, int[] frequencies) {
    this.documents = documents;
    this.terms = terms;
    this.frequencies = frequencies;
  }

  /** Counts the terms of a whole catalogue. */
  public static TermStatistics of(Iterable<TermFrequencies> items) {
    Builder builder = new Builder();
    for (TermFrequencies item : items) {
      builder.add(item);
    }
    return builder.build();
  }

  /** Number of items counted. */
  public int documents() {
    return documents;
  }

  /** Number of distinct terms. */
  public int size() {
    return terms.size();
  }

  /** Number of items in which {@code term} occurs; 0 if it was never seen. */
  public int documentFrequency(String term) {
    int rank = terms.rank(term);
    return rank < 0 ? 0 : frequencies[rank];
  }

  /**
   * How much the occurrence of {@code term} tells: {@code ln(1 + (N - n + 0.5) / (n + 0.5))} with
   * {@code N} items of which {@code n} hold it; positive, largest for a term never seen. The
   * formula of Lucene's BM25, so that weights kept here and scores from the index agree.
   */
  public double idf(String term) {
    return idf(documents, documentFrequency(term));
  }

  /** StrictMath, so that a replay on another machine gives the same bits. */
  static double idf(int documents, int documentFrequency) {
    return StrictMath.log1p((documents - documentFrequency + 0.5) / (documentFrequency + 0.5));
  }

  /**
   * The {@code most} most frequent terms of those in at least {@code minDocumentFrequency} items,
   * sorted by term; of equally frequent ones the first by term.
   */
  List<String> mostFrequent(int most, int minDocumentFrequency) {
    List<Integer> ranks = new ArrayList<>();
    for (int rank = 0; rank < frequencies.length; rank++) {
      if (frequencies[rank] >= minDocumentFrequency) {
        ranks.add(rank);
      }
    }
    if (ranks.size() > most) {
      ranks.sort((a, b) -> Integer.compare(frequencies[b], frequencies[a]));
      ranks = ranks.subList(0, most);
      ranks.sort(null);
    }
    List<String> frequent = new ArrayList<>(ranks.size());
    for (int rank : ranks) {
      frequent.add(terms.get(rank));
    }
    return frequent;
  }

  /** Writes the statistics; {@link #read} gives an equal object. */
  public void write(DataOutput out) throws IOException {
    Binary.writeHeader(out, MAGIC, FORMAT);
    out.writeInt(documents);
    terms.write(out);
    for (int frequency : frequencies) {
      out.writeInt(frequency);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the input ends early or is not statistics of this format
   */
  public static TermStatistics read(DataInput in) throws IOException {
    Binary.readHeader(in, MAGIC, FORMAT, "term statistics");
    int documents = in.readInt();
    SortedTerms terms = SortedTerms.read(in);
    int[] frequencies = new int[terms.size()];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] = in.readInt();
      if (frequencies[i] < 1 || frequencies[i] > documents) {
        throw new IOException(
            "document frequency of '%s': %d (expected: 1 to %d)"
                .formatted(terms.get(i), frequencies[i], documents));
      }
    }
    return new TermStatistics(documents, terms, frequencies);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TermStatistics that
        && documents == that.documents
        && terms.equals(that.terms)
        && Arrays.equals(frequencies, that.frequencies);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * documents + terms.hashCode()) + Arrays.hashCode(frequencies);
  }

  /** Counts item by item. Not thread-safe. */
  public static final class Builder {

    private final Map<String, Integer> counts = new HashMap<>();
    private int documents;

    /** Counts one item. */
    public Builder add(TermFrequencies item) {
      documents++;
      for (int i = 0; i < item.size(); i++) {
        counts.merge(item.term(i), 1, Integer::sum);
      }
      return this;
    }

    /** The counts so far; the builder may go on counting. */
    public TermStatistics build() {
      SortedTerms terms = SortedTerms.of(counts.keySet());
      int[] frequencies = new int[terms.size()];
      for (int rank = 0; rank < frequencies.length; rank++) {
        frequencies[rank] = counts.getOrDefault(terms.get(rank), 0);
      }
      return new TermStatistics(documents, terms, frequencies);
    }
  }
}
