package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.Blend;
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

/**
 * The matches of a search for which all sources are asked: the best by words, and what the other
 * sources propose among the matches. It depends on the query, never on the page, so that pages of
 * one answer join.
 *
 * @param docs counted over all leaves, ascending; not to be changed
 * @param complete whether these are all matches
 */
public record Shortlist(int[] docs, boolean complete) {

  /** Of nothing. */
  public static final Shortlist NONE = new Shortlist(new int[0], false);

  /**
   * @param text what matches
   * @param sources of the search; those whose proposals would take a search of their own are not
   *     asked for any
   */
  public static Shortlist of(
      Scope scope, TextSource text, List<CandidateSource> sources, Blend blend) throws IOException {
    BestMatches best = text.best();
    if (best.complete()) {
      return new Shortlist(best.docs(), true);
    }
    Candidates proposed = new Candidates();
    for (CandidateSource source : sources) {
      switch (source) {
        case FactorSource factors -> factors.propose(blend.budget(factors.kind()), proposed);
        case SparseSource sparse -> sparse.propose(blend.budget(sparse.kind()), proposed);
        case SignalSource signal -> signal.propose(blend.budget(signal.kind()), proposed);
        case TextSource words -> {}
        case AffinitySource affinity -> {}
        case InterestSource interest -> {}
        case VectorSource vector -> {}
      }
    }
    Candidates all = new Candidates();
    for (int doc : best.docs()) {
      all.add(doc);
    }
    for (int doc : matching(scope, text.query(), proposed.sorted())) {
      all.add(doc);
    }
    return new Shortlist(all.sorted(), false);
  }

  /** Those of {@code docs} that match within the scope, in their order. */
  private static int[] matching(Scope scope, Query query, int[] docs) throws IOException {
    IndexSearcher searcher = scope.items().searcher();
    Weight weight =
        searcher.createWeight(
            searcher.rewrite(scope.restrict(query)), ScoreMode.COMPLETE_NO_SCORES, 1);
    int[] matching = new int[docs.length];
    int count = 0;
    int at = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      Scorer scorer = at < docs.length && docs[at] < end ? weight.scorer(leaf) : null;
      DocIdSetIterator matches = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      for (; at < docs.length && docs[at] < end; at++) {
        int doc = docs[at] - leaf.docBase;
        int next = matches.docID() < doc ? matches.advance(doc) : matches.docID();
        if (next == doc) {
          matching[count++] = docs[at];
        }
      }
    }
    return Arrays.copyOf(matching, count);
  }
}
