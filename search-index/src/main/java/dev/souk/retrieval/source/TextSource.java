package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
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
  private final TopDocs top;
  private final boolean allWords;

  private TextSource(Scope scope, Query query, TopDocs top, boolean allWords) throws IOException {
    this.query = query;
    this.scores = new LuceneScores(scope, query);
    this.top = top;
    this.allWords = allWords;
  }

  /**
   * The items with all the words, or if there are none, with any of them.
   *
   * @return empty if nothing matches
   */
  static Optional<TextSource> of(Scope scope, String text) throws IOException {
    Optional<TextSource> all = all(scope, text, Alternatives.NONE, List.of());
    return all.isPresent() ? all : some(scope, text, Alternatives.NONE, List.of());
  }

  /**
   * The items with all the words.
   *
   * @param alternatives what a word may have been meant to be
   * @param preferred items that match these come before others that match the words as well
   * @return empty if nothing matches
   */
  public static Optional<TextSource> all(
      Scope scope, String text, Alternatives alternatives, List<Query> preferred)
      throws IOException {
    return of(scope, TextQuery.all(text, alternatives), preferred, true);
  }

  /** The items with any of the words; else as {@link #all}. */
  public static Optional<TextSource> some(
      Scope scope, String text, Alternatives alternatives, List<Query> preferred)
      throws IOException {
    return of(scope, TextQuery.any(text, alternatives), preferred, false);
  }

  private static Optional<TextSource> of(
      Scope scope, @Nullable Query words, List<Query> preferred, boolean allWords)
      throws IOException {
    if (words == null) {
      return Optional.empty();
    }
    Query query = words;
    if (!preferred.isEmpty()) {
      BooleanQuery.Builder both = new BooleanQuery.Builder().add(words, Occur.MUST);
      preferred.forEach(each -> both.add(each, Occur.SHOULD));
      query = both.build();
    }
    IndexSearcher searcher = scope.items().searcher();
    TopDocs top = searcher.search(scope.restrict(query), 1);
    return top.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(new TextSource(scope, query, top, allWords));
  }

  /** The document that matches best, counted over all leaves. */
  public int best() {
    return top.scoreDocs[0].doc;
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
    double best = top.scoreDocs[0].score;
    return best > 0 ? Math.clamp(raw / best, 0, 1) : 0;
  }
}
