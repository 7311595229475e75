package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * BM25 of the words. Raw: Lucene's score. Normalised by the best score of this text within this
 * scope: the matches that score highest are found first.
 */
public final class TextSource implements CandidateSource {

  private final Query query;
  private final LuceneScores scores;
  private final BestMatches best;
  private final boolean allWords;

  private TextSource(Scope scope, Query query, BestMatches best, boolean allWords)
      throws IOException {
    this.query = query;
    this.scores = new LuceneScores(scope, query);
    this.best = best;
    this.allWords = allWords;
  }

  /**
   * The items with all the words, or if there are none, with any of them.
   *
   * @param most how many of the best to find, 1 or more
   * @return empty if nothing matches
   */
  static Optional<TextSource> of(Scope scope, String text, int most) throws IOException {
    Optional<TextSource> all = of(scope, TextQuery.all(text), true, most);
    return all.isPresent() ? all : of(scope, TextQuery.any(text), false, most);
  }

  private static Optional<TextSource> of(
      Scope scope, @Nullable Query query, boolean allWords, int most) throws IOException {
    if (query == null) {
      return Optional.empty();
    }
    BestMatches best = BestMatches.of(scope, query, most);
    return best.docs().length == 0
        ? Optional.empty()
        : Optional.of(new TextSource(scope, query, best, allWords));
  }

  /** What matches, without the scope. */
  public Query query() {
    return query;
  }

  /** What matches best within the scope. */
  BestMatches best() {
    return best;
  }

  /** How many items match within the scope, or if they are not all counted, at least so many. */
  public long total() {
    return best.total();
  }

  /** Whether {@link #total} counts all. */
  public boolean totalExact() {
    return best.exact();
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
    return best.best() > 0 ? Math.clamp(raw / best.best(), 0, 1) : 0;
  }
}
