package dev.souk.retrieval;

import dev.souk.retrieval.blend.SortOrder;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.rules.Merchandise;
import dev.souk.retrieval.rules.PinnedItems;
import dev.souk.retrieval.rules.ScoreFactors;
import dev.souk.retrieval.source.Scope;
import dev.souk.retrieval.taste.Taste;
import java.util.List;

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
 * @param facets what is counted
 * @param from how many hits to skip
 * @param size how many to answer
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
    List<FacetField> facets,
    int from,
    int size,
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

  /** A facet: its name as asked for, and its Lucene field. */
  record FacetField(String name, String field) {}

  /** A plan that no rule has changed. */
  RetrievalPlan(
      String text,
      Scope scope,
      Taste taste,
      Blend blend,
      String profile,
      SortOrder order,
      List<FacetField> facets,
      int from,
      int size,
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
        from,
        size,
        breadth,
        notes,
        Merchandise.NONE,
        PinnedItems.NONE);
  }

  /** What scores are multiplied by. */
  ScoreFactors factors() {
    return order == SortOrder.RELEVANCE ? merchandise.factors() : ScoreFactors.NONE;
  }

  RetrievalPlan {
    facets = List.copyOf(facets);
    notes = List.copyOf(notes);
  }
}
