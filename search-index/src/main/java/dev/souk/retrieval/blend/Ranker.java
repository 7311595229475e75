package dev.souk.retrieval.blend;

import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.rules.ScoreFactors;
import dev.souk.retrieval.snapshot.OfferReader;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.CandidateSource;
import dev.souk.retrieval.source.LeafScorer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The one pass over the candidates: asks every source for its score of every candidate, blends and
 * keeps the best. Where hits are sorted by something else than the score, only those are scored
 * that may be among them. Used once, by one thread.
 */
public final class Ranker {

  private final ShopState state;
  private final List<CandidateSource> sources;
  private final double[] weights;
  private final SortOrder order;
  private final TopHits top;
  private int @Nullable [] first;
  private ScoreFactors factors = ScoreFactors.NONE;
  private @Nullable Cursor after;
  private long total;

  /**
   * @param keep how many hits to keep
   */
  public Ranker(
      ShopState state, List<CandidateSource> sources, Blend blend, SortOrder order, int keep) {
    this.state = state;
    this.sources = sources;
    this.order = order;
    this.top = new TopHits(keep);
    weights = new double[sources.size()];
    for (int s = 0; s < weights.length; s++) {
      weights[s] = blend.weight(sources.get(s).kind());
    }
  }

  /**
   * From now on, these come before all others if hits are sorted by relevance.
   *
   * @param docs counted over all leaves, ascending
   */
  public Ranker putFirst(int[] docs) {
    first = docs;
    return this;
  }

  /** From now on, the score of an item is multiplied by what merchandising rules say. */
  public Ranker multiplied(ScoreFactors by) {
    factors = by;
    return this;
  }

  /** From now on, only what comes behind this place is kept; null for all. */
  public Ranker keepBehind(@Nullable Cursor place) {
    after = place;
    return this;
  }

  /** Ranks all that {@code matches} matches; its score is the text source's. */
  public void rankMatches(Query matches) throws IOException {
    IndexSearcher searcher = state.items().searcher();
    Weight weight = searcher.createWeight(searcher.rewrite(matches), ScoreMode.COMPLETE, 1);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        LeafPass pass = new LeafPass(leaf, doc -> scorer.score());
        Bits live = leaf.reader().getLiveDocs();
        DocIdSetIterator docs = scorer.iterator();
        for (int d = docs.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = docs.nextDoc()) {
          if (live == null || live.get(d)) {
            pass.rank(d);
          }
        }
      }
    }
  }

  /**
   * Ranks these documents.
   *
   * @param docs counted over all leaves, ascending
   */
  public void rankAll(int[] docs) throws IOException {
    int at = 0;
    for (LeafReaderContext leaf : state.items().searcher().getLeafContexts()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      if (at < docs.length && docs[at] < end) {
        LeafPass pass = new LeafPass(leaf, null);
        while (at < docs.length && docs[at] < end) {
          pass.rank(docs[at++] - leaf.docBase);
        }
      }
    }
  }

  /** How many were ranked. */
  public long total() {
    return total;
  }

  /** The best, best first. */
  public List<Scored> best() {
    return top.sorted();
  }

  /** One leaf's part of the pass. */
  private final class LeafPass {
    private final LeafReaderContext leaf;
    private final LeafScorer[] scorers;
    private final OfferReader offers;
    private final double[] raw;

    /**
     * @param text the text source's scorer where it is at hand
     */
    LeafPass(LeafReaderContext leaf, @Nullable LeafScorer text) throws IOException {
      this.leaf = leaf;
      scorers = new LeafScorer[sources.size()];
      for (int s = 0; s < scorers.length; s++) {
        CandidateSource source = sources.get(s);
        scorers[s] = text != null && source.kind() == SourceKind.TEXT ? text : source.scorer(leaf);
      }
      offers = state.offers().reader(leaf);
      raw = new double[scorers.length];
    }

    void rank(int doc) throws IOException {
      total++;
      int ordinal = state.items().ordinal(leaf, doc);
      double sortedBy = order == SortOrder.RELEVANCE ? 0 : value(doc, ordinal);
      if (order != SortOrder.RELEVANCE && !mayBeKept(sortedBy)) {
        return;
      }
      double score = 0;
      for (int s = 0; s < raw.length; s++) {
        raw[s] = scorers[s].score(doc);
        score += weights[s] * sources.get(s).normalise(raw[s]);
      }
      if (!factors.isEmpty()) {
        score *= factors.of(leaf.docBase + doc);
      }
      double key = order == SortOrder.RELEVANCE ? relevance(doc, score) : sortedBy;
      Cursor place = after;
      if (top.competitive(key, score)
          && (place == null || place.isBefore(key, score, state.items().id(ordinal)))) {
        top.add(
            new Scored(
                leaf.docBase + doc, ordinal, state.items().id(ordinal), key, score, raw.clone()));
      }
    }

    /** Whether what is sorted by this may be kept, whatever its score. */
    private boolean mayBeKept(double sortedBy) {
      Cursor place = after;
      return (place == null || Double.compare(sortedBy, place.key()) <= 0)
          && top.competitive(sortedBy, Double.POSITIVE_INFINITY);
    }

    private double relevance(int doc, double score) {
      int[] before = first;
      return before == null || Arrays.binarySearch(before, leaf.docBase + doc) >= 0
          ? score
          : Double.NEGATIVE_INFINITY;
    }

    private double value(int doc, int ordinal) throws IOException {
      return switch (order) {
        case RELEVANCE -> 0;
        case PRICE_ASC -> -offers.price(doc);
        case PRICE_DESC -> offers.price(doc);
        case POPULARITY -> state.signals().popularity().value(ordinal);
      };
    }
  }
}
