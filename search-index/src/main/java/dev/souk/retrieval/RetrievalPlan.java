package dev.souk.retrieval;

import dev.souk.retrieval.blend.Cursor;
import dev.souk.retrieval.blend.SortOrder;
import dev.souk.retrieval.facet.FacetPlan;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.rules.Merchandise;
import dev.souk.retrieval.rules.PinnedItems;
import dev.souk.retrieval.rules.ScoreFactors;
import dev.souk.retrieval.source.Scope;
import dev.souk.retrieval.taste.Taste;
import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SearchRequest} with all its names bound: what is left to do cannot fail for what was
 * asked.
 *
 * @param text the words, empty for a feed
 * @param scope what may be answered
 * @param taste of who asks
 * @param blend how the sources are weighed
 * @param profile the ranking profile with its version
 * @param order what hits are sorted by
 * @param facets what is counted, over all that is selected or not
 * @param page which of the hits are answered
 * @param breadth what of the scope a feed ranks
 * @param notes what the answer does not do as asked
 * @param merchandise what rules do to it
 * @param pins what rules give places, none unless sorted by relevance
 */
record RetrievalPlan(
    String text,
    Scope scope,
    Taste taste,
    Blend blend,
    String profile,
    SortOrder order,
    FacetPlan facets,
    Page page,
    Breadth breadth,
    List<String> notes,
    Merchandise merchandise,
    PinnedItems pins) {

  /** What of its scope a feed ranks. */
  enum Breadth {
    /** What the sources propose, and no more: without evidence there is nothing to say. */
    PROPOSED,
    /**
     * What the sources propose, filled up: a shop of which nothing is known yet shows something.
     */
    FILLED,
    /** All: who filters or sorts wants all there is. */
    ALL
  }

  /**
   * Which hits are answered, and how.
   *
   * @param from how many to skip
   * @param size how many to answer
   * @param after the place behind which they are, null for the beginning
   * @param request the digest of the request, for the next cursor
   * @param explain whether they are explained
   */
  record Page(int from, int size, @Nullable Cursor after, long request, boolean explain) {

    /** The first hits, explained. */
    static Page first(int size) {
      return new Page(0, size, null, 0, true);
    }

    /** How many hits there are up to the end of the page. */
    int end() {
      return from + size;
    }
  }

  /** A plan that no rule has changed. */
  RetrievalPlan(
      String text,
      Scope scope,
      Taste taste,
      Blend blend,
      String profile,
      SortOrder order,
      FacetPlan facets,
      Page page,
      Breadth breadth,
      List<String> notes) {
    this(
        text,
        scope,
        taste,
        blend,
        profile,
        order,
        facets,
        page,
        breadth,
        notes,
        Merchandise.NONE,
        PinnedItems.NONE);
  }

  /** What facets count: what matches, and what is pinned, whatever of it is selected. */
  Query counted(Query matches) {
    return order == SortOrder.RELEVANCE ? merchandise.orPinned(matches) : matches;
  }

  /** What scores are multiplied by. */
  ScoreFactors factors() {
    return order == SortOrder.RELEVANCE ? merchandise.factors() : ScoreFactors.NONE;
  }

  RetrievalPlan {
    notes = List.copyOf(notes);
  }
}
