package dev.souk.retrieval.rules;

import dev.souk.retrieval.blend.Cursor;
import dev.souk.retrieval.blend.Scored;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.source.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Items at places that rules gave them, all of which may be shown. A pinned item is once in the
 * answer, at its place whatever page is asked for, and counts as a match even if it lacks the
 * words: so totals, facets and pages agree. Of one snapshot; immutable.
 */
public final class PinnedItems {

  /** No items. */
  public static final PinnedItems NONE = new PinnedItems(new TreeMap<>());

  private final SortedMap<Integer, Pinned> byPlace;
  private final int[] docs;

  /** An item at a place. */
  record Pinned(String rule, int place, int doc) {}

  private PinnedItems(SortedMap<Integer, Pinned> byPlace) {
    this.byPlace = byPlace;
    docs = byPlace.values().stream().mapToInt(Pinned::doc).sorted().toArray();
  }

  /**
   * Gives places: of two wishes for one item the first holds, and who wishes a place that is taken
   * gets the next that is free.
   *
   * @param wishes in the order of precedence
   * @param scope what may be shown
   */
  static PinnedItems of(List<Steering.Pin> wishes, Scope scope) throws IOException {
    if (wishes.isEmpty()) {
      return NONE;
    }
    SortedMap<Integer, Pinned> byPlace = new TreeMap<>();
    Set<Integer> seen = new HashSet<>();
    for (Steering.Pin wish : wishes) {
      int ordinal = scope.items().find(wish.id());
      int doc = ordinal < 0 ? -1 : scope.items().doc(ordinal);
      if (scope.allows(doc) && seen.add(doc)) {
        int place = wish.place();
        while (byPlace.containsKey(place)) {
          place++;
        }
        byPlace.put(place, new Pinned(wish.rule(), place, doc));
      }
    }
    return new PinnedItems(byPlace);
  }

  /** How many there are. */
  public int size() {
    return docs.length;
  }

  /** Their documents, counted over all leaves, ascending. */
  public int[] docs() {
    return docs.clone();
  }

  /** Whether a document is pinned. */
  public boolean contains(int doc) {
    return Arrays.binarySearch(docs, doc) >= 0;
  }

  /** {@code others}, ascending, with those that are missing there. */
  public int[] with(int[] others) {
    if (docs.length == 0) {
      return others;
    }
    return IntStream.concat(Arrays.stream(others), Arrays.stream(docs))
        .sorted()
        .distinct()
        .toArray();
  }

  /** What of a ranking is not pinned, in its order. */
  public List<Scored> without(List<Scored> ranking) {
    if (docs.length == 0) {
      return ranking;
    }
    List<Scored> rest = new ArrayList<>(ranking.size());
    for (Scored scored : ranking) {
      if (!contains(scored.doc())) {
        rest.add(scored);
      }
    }
    return rest;
  }

  /**
   * Puts the pinned items at their places among the others; those whose place lies behind the last
   * of all come at the end, in the order of their places.
   *
   * @param others best first, without the pinned ones; all there are, or at least {@code most}
   * @param scored the pinned ones with their scores, in any order
   * @param shown how many hits there are before the first of {@code others}
   * @param pinned how many of those are pinned
   * @param most how many are needed
   */
  public List<Scored> among(
      List<Scored> others, List<Scored> scored, int shown, int pinned, int most) {
    if (docs.length == 0) {
      return others;
    }
    Map<Integer, Scored> byDoc = new HashMap<>();
    for (Scored pin : scored) {
      byDoc.put(pin.doc(), pin);
    }
    SortedMap<Integer, Scored> places = new TreeMap<>();
    int passed = 0;
    for (Pinned pin : byPlace.values()) {
      Scored found = byDoc.get(pin.doc);
      if (passed++ >= pinned && found != null) {
        int last = places.isEmpty() ? 0 : places.lastKey();
        places.put(Math.max(last + 1, pin.place - shown), found);
      }
    }
    return Places.fill(others, places, most);
  }

  /**
   * The place behind a page, which is one of the order of what is not pinned.
   *
   * @param best hits from the place {@code after} on
   * @param end how many of them are on the page or before it
   * @param after where they begin, null for the beginning of all
   */
  public Cursor cursor(List<Scored> best, int end, @Nullable Cursor after) {
    Scored last = null;
    int pinned = 0;
    for (Scored hit : best.subList(0, end)) {
      if (contains(hit.doc())) {
        pinned++;
      } else {
        last = hit;
      }
    }
    Cursor from = after == null ? Cursor.BEGINNING : after;
    return (last == null ? from : Cursor.behind(last))
        .counting(from.shown() + end, from.pinned() + pinned);
  }

  /** Where a document is pinned and by which rule, if it is. */
  List<RuleMark> marks(int doc) {
    List<RuleMark> marks = new ArrayList<>();
    if (contains(doc)) {
      for (Pinned pinned : byPlace.values()) {
        if (pinned.doc == doc) {
          marks.add(new RuleMark(pinned.rule, "pin", pinned.place));
        }
      }
    }
    return marks;
  }

  /** How many of them a query does not match. */
  public int lacking(ItemsFrame items, Query query) throws IOException {
    if (docs.length == 0) {
      return 0;
    }
    IndexSearcher searcher = items.searcher();
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    int count = docs.length;
    int at = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      Scorer scorer = at < docs.length && docs[at] < end ? weight.scorer(leaf) : null;
      DocIdSetIterator matches = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      for (; at < docs.length && docs[at] < end; at++) {
        int doc = docs[at] - leaf.docBase;
        int next = matches.docID() < doc ? matches.advance(doc) : matches.docID();
        if (next == doc) {
          count--;
        }
      }
    }
    return count;
  }
}
