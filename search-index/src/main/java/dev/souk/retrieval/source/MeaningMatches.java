package dev.souk.retrieval.source;

import dev.souk.representation.embedding.SpaceName;
import dev.souk.retrieval.snapshot.FilterBits;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a search answers besides items with the words, where a sentence embedder tells what the
 * words mean: if no item has all of them, the items nearest in meaning match too, with nothing for
 * their text. A space learned from the shop's own words has nothing to add, for what it places has
 * words that match.
 */
public final class MeaningMatches {

  /** Few, for unlike words, nearness does not say where to stop. */
  private static final int MOST = 50;

  private MeaningMatches() {}

  /**
   * What matches.
   *
   * @param text what has the words, null if nothing does
   * @param words the place of the query, null if it has none
   * @return empty if nothing matches; without the scope
   */
  public static Optional<Query> of(Scope scope, @Nullable TextSource text, float @Nullable [] words)
      throws IOException {
    String field = scope.items().vectorField();
    boolean meant =
        words != null
            && field != null
            && new SpaceName(scope.items().basis()).isOfSentences()
            && (text == null || !text.allWords());
    if (words == null || field == null || !meant) {
      return Optional.ofNullable(text).map(TextSource::query);
    }
    int[] docs = NearestVectors.of(scope, field, words).docs(MOST);
    int all = scope.items().searcher().getIndexReader().maxDoc();
    Query near = new BoostQuery(new ConstantScoreQuery(FilterBits.matching(all, docs)), 0);
    if (text == null) {
      return docs.length == 0 ? Optional.empty() : Optional.of(near);
    }
    return Optional.of(
        new BooleanQuery.Builder().add(text.query(), Occur.SHOULD).add(near, Occur.SHOULD).build());
  }
}
