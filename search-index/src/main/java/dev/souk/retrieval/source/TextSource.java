package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/**
 * BM25 of the words. Raw: Lucene's score. Normalised by the best score of this text within this
 * scope, which is found first by a search for one hit.
 */
public final class TextSource implements CandidateSource {

  private final Query query;
  private final LuceneScores scores;
  private final double best;
  private final boolean allWords;

  private TextSource(Scope scope, Query query, double best, boolean allWords) throws IOException {
    this.query = query;
    this.scores = new LuceneScores(scope, query);
    this.best = best;
    this.allWords = allWords;
  }

  /**
   * The items with all the words, or if there are none, with any of them.
   *
   * @return empty if nothing matches
   */
  static Optional<TextSource> of(Scope scope, String text) throws IOException {
    Optional<TextSource> all = of(scope, TextQuery.all(text), true);
    return all.isPresent() ? all : of(scope, TextQuery.any(text), false);
  }

  private static Optional<TextSource> of(Scope scope, @Nullable Query query, boolean allWords)
      throws IOException {
    if (query == null) {
      return Optional.empty();
    }
    IndexSearcher searcher = scope.items().searcher();
    TopDocs top = searcher.search(scope.restrict(query), 1);
    return top.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(new TextSource(scope, query, top.scoreDocs[0].score, allWords));
  }

  /** What matches, without the scope. */
  public Query query() {
    return query;
  }

  /** Whether all words match, not only some. */
  public boolean allWords() {
    return allWords;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.TEXT;
  }

  @Override
  public void propose(int budget, Candidates candidates) throws IOException {
    scores.propose(budget, candidates);
  }

  @Override
  public LeafScorer scorer(LeafReaderContext leaf) throws IOException {
    return scores.scorer(leaf);
  }

  @Override
  public double normalise(double raw) {
    return best > 0 ? Math.clamp(raw / best, 0, 1) : 0;
  }
}
