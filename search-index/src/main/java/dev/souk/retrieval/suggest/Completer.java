package dev.souk.retrieval.suggest;

import dev.souk.domain.QuerySignals;
import dev.souk.retrieval.completion.NearPrefixes;
import dev.souk.retrieval.completion.SortedKeys;
import dev.souk.retrieval.snapshot.QuerySpace;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.util.BytesRef;

/**
 * Completes prefixes within one request: what begins like them, and which other prefixes are near.
 *
 * @param state what to complete from
 * @param values its categories and brands
 * @param titles its titles
 * @param affinity what the shopper's taste adds
 */
record Completer(ShopState state, ValueIndexes values, Titles titles, Affinity affinity) {

  /** Those among which taste decides. */
  private static final int POOL = 48;

  /** Popularity of values is compared over so many doublings. */
  private static final double DOUBLINGS = 10;

  /** Looks for near prefixes in each dictionary, and in all those of titles together. */
  private static final int STEPS = 4_000;

  private static final int LEAST_STEPS = 200;
  private static final int MOST_NEAR = 96;

  /** What begins with one of {@code prefixes}, of each kind at most {@code size}. */
  Groups complete(Collection<BytesRef> prefixes, int size) throws IOException {
    return new Groups(
        queries(prefixes, size),
        values(values.categories(), SuggestionKind.CATEGORY, prefixes, affinity::ofCategory),
        values(values.brands(), SuggestionKind.BRAND, prefixes, affinity::ofBrand),
        items(prefixes, size));
  }

  private List<Pick> queries(Collection<BytesRef> prefixes, int size) {
    QuerySpace queries = state.queries();
    List<Pick> picks = new ArrayList<>();
    for (int place : queries.index().best(prefixes, size)) {
      QuerySignals query = queries.query(place);
      picks.add(new Pick(SuggestionKind.QUERY, query.text(), query.text()));
    }
    return picks;
  }

  private record Scored(Pick pick, double score) {}

  private static List<Pick> bestFirst(List<Scored> scored) {
    // Stable: among equals the order by popularity stays.
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    List<Pick> picks = new ArrayList<>(scored.size());
    scored.forEach(each -> picks.add(each.pick()));
    return picks;
  }

  private List<Pick> values(
      Values of,
      SuggestionKind kind,
      Collection<BytesRef> prefixes,
      ToDoubleFunction<String> taste) {
    int[] places = of.index().best(prefixes, affinity.isNone() ? 4 : POOL);
    List<Scored> scored = new ArrayList<>(places.length);
    double most = places.length == 0 ? 0 : demand(of.value(places[0]));
    for (int place : places) {
      Values.Value value = of.value(place);
      double popularity = Math.max(0, 1 + (demand(value) - most) / DOUBLINGS);
      scored.add(
          new Scored(
              new Pick(kind, value.shown(), value.shown()),
              affinity.isNone() ? 0 : popularity + taste.applyAsDouble(value.shown())));
    }
    return bestFirst(scored);
  }

  private static double demand(Values.Value value) {
    return value.popularity() == Double.NEGATIVE_INFINITY
        ? Math.log(value.items()) / Math.log(2) - 100
        : value.popularity();
  }

  private List<Pick> items(Collection<BytesRef> prefixes, int size) throws IOException {
    // Twice as many, for some have the same title.
    List<Title> best = titles.best(prefixes, affinity.isNone() ? 2 * size : POOL);
    if (!affinity.isNone()) {
      best = bySympathy(best);
    }
    List<Pick> picks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Title title : best) {
      if (picks.size() == size) {
        break;
      }
      String text = titles.text(title);
      if (seen.add(ItemFields.fold(text))) {
        picks.add(new Pick(SuggestionKind.ITEM, text, title.id()));
      }
    }
    return picks;
  }

  private List<Title> bySympathy(List<Title> titles) throws IOException {
    record Liked(Title title, double score) {}
    List<Liked> liked = new ArrayList<>(titles.size());
    for (Title title : titles) {
      double popularity = state.signals().popularity().normalise(title.popularity());
      liked.add(new Liked(title, popularity + affinity.ofItem(state, title.doc())));
    }
    liked.sort(Comparator.comparingDouble(Liked::score).reversed());
    List<Title> sorted = new ArrayList<>(liked.size());
    liked.forEach(each -> sorted.add(each.title()));
    return sorted;
  }

  /**
   * The prefixes that something begins with and that are within so many edits of what was typed.
   */
  Set<BytesRef> near(String typed, int edits) throws IOException {
    // One slip may be in the first letter. With two, or among thousands of characters, that is as
    // good as anything, and would have to be looked for everywhere.
    boolean firstIsRight = edits > 1 || typed.charAt(0) >= 0x80;
    NearPrefixes walk = new NearPrefixes(typed, edits, firstIsRight);
    Set<BytesRef> near = new TreeSet<>();
    walk.find(state.queries().index(), STEPS, near, MOST_NEAR);
    walk.find(values.categories().index(), STEPS, near, MOST_NEAR);
    walk.find(values.brands().index(), STEPS, near, MOST_NEAR);
    List<SortedKeys> dictionaries = titles.dictionaries();
    int steps = Math.max(LEAST_STEPS, STEPS / Math.max(1, dictionaries.size()));
    for (SortedKeys dictionary : dictionaries) {
      walk.find(dictionary, steps, near, MOST_NEAR);
    }
    return near;
  }
}
