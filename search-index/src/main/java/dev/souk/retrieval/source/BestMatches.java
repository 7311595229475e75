package dev.souk.retrieval.source;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;

/**
 * The matches of a query that score highest, found by Lucene, which passes over what cannot be
 * among them.
 *
 * @param docs counted over all leaves, ascending; not to be changed
 * @param best the highest score, 0 if nothing matches
 * @param total how many match, or if they are not all counted, at least so many
 * @param exact whether {@code total} is all
 */
record BestMatches(int[] docs, double best, long total, boolean exact) {

  /** So many matches are counted one by one; a broader query is told to have more. */
  static final int COUNTED = 10_000;

  /**
   * @param most how many to find, 1 or more
   */
  static BestMatches of(Scope scope, Query query, int most) throws IOException {
    TopDocs top =
        scope
            .items()
            .searcher()
            .search(scope.restrict(query), new TopScoreDocCollectorManager(most, COUNTED));
    ScoreDoc[] hits = top.scoreDocs;
    int[] docs = new int[hits.length];
    for (int i = 0; i < hits.length; i++) {
      docs[i] = hits[i].doc;
    }
    Arrays.sort(docs);
    return new BestMatches(
        docs,
        hits.length == 0 ? 0 : hits[0].score,
        top.totalHits.value(),
        top.totalHits.relation() == TotalHits.Relation.EQUAL_TO);
  }

  /** Whether nothing else matches. */
  boolean complete() {
    return exact && total == docs.length;
  }
}
