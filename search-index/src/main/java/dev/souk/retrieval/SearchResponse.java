package dev.souk.retrieval;

import dev.souk.domain.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link SearchRequest}.
 *
 * @param total items that match text and filter; in a feed, candidates
 * @param totalExact whether {@code total} is all of them; a search that matches very many and asks
 *     for no facets is told that there are at least so many
 * @param hits the page asked for, best first
 * @param facets counts over all matches, in the order asked for
 * @param nextCursor where the next page begins, null if there is none, or of a feed that is
 *     arranged
 * @param profile the ranking profile used, with its version
 * @param personal whether taste was blended in
 * @param notes what the answer does not do as asked, for instance because time was short
 */
public record SearchResponse(
    long total,
    boolean totalExact,
    List<Hit> hits,
    List<Facet> facets,
    @Nullable String nextCursor,
    String profile,
    boolean personal,
    List<String> notes) {

  /**
   * A hit.
   *
   * @param item what it is
   * @param score the blended score, comparable within this answer only
   * @param sources every source's part; none if they were not asked for
   * @param reasons why it is there, for a shopper to read, weightiest first
   */
  public record Hit(
      Item item, double score, Map<String, SourceScore> sources, List<Reason> reasons) {}

  /**
   * What one source says of a hit.
   *
   * @param raw the source's own score (BM25, inner product, ...)
   * @param normalised from 0 to 1
   * @param contribution to the blended score: weight times normalised
   */
  public record SourceScore(double raw, double normalised, double contribution) {}

  /**
   * A reason.
   *
   * @param kind a stable word: {@code matches}, {@code because}, {@code taste}, {@code
   *     shoppers-like-you}, {@code together}, {@code popular}, {@code trending}
   * @param text in English, such as {@code matches "red lamp"}
   * @param itemIds the items it refers to, may be empty
   */
  public record Reason(String kind, String text, List<String> itemIds) {}

  /**
   * Counts of a field's values.
   *
   * @param field as asked for
   * @param values in the order asked for; of a number field, ranges in ascending order
   * @param distinct how many values there are, of which {@code values} may be the first
   * @param stats of a number field, null of another or where nothing has a number
   */
  public record Facet(String field, List<FacetValue> values, int distinct, @Nullable Stats stats) {}

  /**
   * The numbers of a field.
   *
   * @param min the smallest
   * @param max the largest
   * @param mean of all
   */
  public record Stats(double min, double max, double mean) {}

  /**
   * A value and its count.
   *
   * @param value as the filter syntax takes it: {@code Home > Lighting}, or {@code [5 TO 10}} for a
   *     range
   * @param count matching items
   */
  public record FacetValue(String value, long count) {}
}
