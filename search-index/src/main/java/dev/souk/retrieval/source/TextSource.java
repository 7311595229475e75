package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.source.TextQuery.Known;
import dev.souk.retrieval.text.Alternatives;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * BM25 of the words. Raw: Lucene's score. Normalised by the best score of this text within this
 * scope: the matches that score highest are found first.
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

  private record Matches(Query query, BestMatches best) {

    /** Exact up to {@link BestMatches#COUNTED}. */
    long count() {
      return best.total();
    }
  }

  private TextSource(Scope scope, Matches matches, List<String> notes) throws IOException {
    this.matches = matches;
    this.scores = new LuceneScores(scope, matches.query);
    this.notes = notes;
  }

  /**
   * What is looked for.
   *
   * @param scope where
   * @param text the words
   * @param alternatives what may stand in the words' place
   * @param preferred what matches these as well comes earlier
   * @param ranked whether the best come first; in another order, what has only some of the words is
   *     in the way of what has all, and is taken only if nothing has
   * @param most how many of the best to find, 1 or more
   */
  public record Wanted(
      Scope scope,
      String text,
      Alternatives alternatives,
      List<Query> preferred,
      boolean ranked,
      int most) {

    public Wanted {
      preferred = List.copyOf(preferred);
    }

    private int enough() {
      return ranked ? ENOUGH : 1;
    }

    private TextQuery query() {
      return TextQuery.of(text, alternatives, WordScoring.of(scope));
    }

    private @Nullable Matches matches(Query words) throws IOException {
      Query query = words;
      if (!preferred.isEmpty()) {
        BooleanQuery.Builder both = new BooleanQuery.Builder().add(words, Occur.MUST);
        preferred.forEach(each -> both.add(each, Occur.SHOULD));
        query = both.build();
      }
      BestMatches best = BestMatches.of(scope, query, most);
      return best.docs().length == 0 ? null : new Matches(query, best);
    }
  }

  /**
   * The items with all the words; and with fewer of them, if those are too few.
   *
   * @return empty if nothing matches
   */
  public static Optional<TextSource> of(Wanted wanted) throws IOException {
    TextQuery query = wanted.query();
    return query.isEmpty() ? Optional.empty() : relaxed(wanted, query, wanted.matches(query.all()));
  }

  /**
   * As {@link #of}, if there are items with all the words.
   *
   * @return empty if there are none
   */
  public static Optional<TextSource> ofAllWords(Wanted wanted) throws IOException {
    TextQuery query = wanted.query();
    Matches all = query.isEmpty() ? null : wanted.matches(query.all());
    return all == null ? Optional.empty() : relaxed(wanted, query, all);
  }

  private static Optional<TextSource> relaxed(Wanted wanted, TextQuery query, @Nullable Matches all)
      throws IOException {
    Scope scope = wanted.scope;
    if (all != null && all.count() >= wanted.enough()) {
      return Optional.of(new TextSource(scope, all, List.of()));
    }
    Known known = query.known(scope.items().searcher().getIndexReader());
    Matches found = all;
    if (!known.isEmpty()) {
      long before = all == null ? 0 : known.whole();
      for (float share : SHARES) {
        long enough = known.combinations(share);
        boolean same = enough != 0 && enough == before;
        if (!same && (share < 1 || known.lacksSome())) {
          before = enough;
          Matches more = wanted.matches(known.covering(share));
          found = more == null ? found : more;
          if (found != null && found.count() >= wanted.enough()) {
            break;
          }
        }
      }
    }
    if (found != null) {
      return Optional.of(new TextSource(scope, found, notes(all, found, known)));
    }
    Matches near = wanted.matches(query.characters());
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
    return all.count() == found.count()
        ? List.of()
        : List.of("q: few items have all the words (" + all.count() + "); the others have some");
  }

  /** What matches, without the scope. */
  public Query query() {
    return matches.query;
  }

  /** What matches best within the scope. */
  BestMatches best() {
    return matches.best;
  }

  /** How many items match within the scope, or if they are not all counted, at least so many. */
  public long total() {
    return matches.best.total();
  }

  /** Whether {@link #total} counts all. */
  public boolean totalExact() {
    return matches.best.exact();
  }

  /** Whether there is enough with all the words. */
  public boolean allWords() {
    return notes.isEmpty();
  }

  /** The document that matches best, counted over all leaves. */
  public int first() {
    return matches.best.first();
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
    double best = matches.best.best();
    return best > 0 ? Math.clamp(raw / best, 0, 1) : 0;
  }
}
