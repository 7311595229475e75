package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.source.TextQuery.Known;
import dev.souk.retrieval.text.Alternatives;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * BM25 of the words. Raw: Lucene's score. Normalised by the best score of this text within this
 * scope, which is found first by a search for one hit.
 *
 * <p>What matches has all the words. If that is too little, it need only have words that make up a
 * share of what all are worth, a smaller and smaller one, until that is enough or any word does.
 */
public final class TextSource implements CandidateSource {

  /** How many matches are enough; whatever the page, so that pages of one answer agree. */
  static final int ENOUGH = 20;

  /** Shares of the words' weight; 0 is any word. */
  private static final float[] SHARES = {1, 0.75f, 0.5f, 0.25f, 0};

  private final Matches matches;
  private final LuceneScores scores;
  private final List<String> notes;

  /**
   * @param count exact up to {@link #ENOUGH}
   */
  private record Matches(Query query, long count, double best) {}

  private TextSource(Scope scope, Matches matches, List<String> notes) throws IOException {
    this.matches = matches;
    this.scores = new LuceneScores(scope, matches.query);
    this.notes = notes;
  }

  /**
   * The items with all the words; and with fewer of them, if those are too few.
   *
   * @param enough how many matches end the search for more, at most {@link #ENOUGH}
   * @return empty if nothing matches
   */
  static Optional<TextSource> of(Scope scope, String text, Alternatives alternatives, int enough)
      throws IOException {
    TextQuery query = TextQuery.of(text, alternatives);
    if (query.isEmpty()) {
      return Optional.empty();
    }
    Matches all = matches(scope, query.all());
    if (all != null && all.count >= enough) {
      return Optional.of(new TextSource(scope, all, List.of()));
    }
    return relaxed(scope, query, all, enough);
  }

  private static Optional<TextSource> relaxed(
      Scope scope, TextQuery query, @Nullable Matches all, int enough) throws IOException {
    Known known = query.known(scope.items().searcher().getIndexReader());
    Matches found = all;
    if (!known.isEmpty()) {
      for (float share : SHARES) {
        if (share < 1 || known.lacksSome()) {
          Matches more = matches(scope, known.covering(share));
          found = more == null ? found : more;
          if (found != null && found.count >= enough) {
            break;
          }
        }
      }
    }
    if (found != null) {
      return Optional.of(new TextSource(scope, found, notes(all, found, known)));
    }
    Matches near = matches(scope, query.characters());
    return near == null
        ? Optional.empty()
        : Optional.of(
            new TextSource(
                scope, near, List.of("q: no item has the words; these have some characters")));
  }

  private static List<String> notes(@Nullable Matches all, Matches found, Known known) {
    List<String> missing = known.missing();
    if (!missing.isEmpty()) {
      String named =
          missing.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
      return List.of("q: no item has " + named + "; these have some of the other words");
    }
    if (all == null) {
      return List.of("q: no item has all the words; these have some of them");
    }
    return all.count == found.count
        ? List.of()
        : List.of("q: few items have all the words (" + all.count + "); the others have some");
  }

  private static @Nullable Matches matches(Scope scope, Query query) throws IOException {
    TopDocs top =
        scope
            .items()
            .searcher()
            .search(scope.restrict(query), new TopScoreDocCollectorManager(1, ENOUGH));
    return top.scoreDocs.length == 0
        ? null
        : new Matches(query, top.totalHits.value(), top.scoreDocs[0].score);
  }

  /** What matches, without the scope. */
  public Query query() {
    return matches.query;
  }

  /** What was asked for and is not found so; empty if there is enough with all the words. */
  public List<String> notes() {
    return notes;
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
    return matches.best > 0 ? Math.clamp(raw / matches.best, 0, 1) : 0;
  }
}
