package dev.souk.retrieval;

import dev.souk.domain.Item;
import dev.souk.retrieval.highlight.Highlights;
import dev.souk.retrieval.rules.RuleMark;
import dev.souk.retrieval.understanding.Understanding;
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
 * @param understanding how the words were read
 * @param served what rules and experiments made of it
 */
public record SearchResponse(
    long total,
    boolean totalExact,
    List<Hit> hits,
    List<Facet> facets,
    @Nullable String nextCursor,
    String profile,
    boolean personal,
    List<String> notes,
    Understanding understanding,
    Served served) {

  /** An answer to words taken as typed, that neither rules nor experiments have changed. */
  public SearchResponse(
      long total,
      boolean totalExact,
      List<Hit> hits,
      List<Facet> facets,
      @Nullable String nextCursor,
      String profile,
      boolean personal,
      List<String> notes) {
    this(
        total,
        totalExact,
        hits,
        facets,
        nextCursor,
        profile,
        personal,
        notes,
        Understanding.NONE,
        Served.NONE);
  }

  /** The same with other hits. */
  public SearchResponse with(List<Hit> other) {
    return new SearchResponse(
        total,
        totalExact,
        other,
        facets,
        nextCursor,
        profile,
        personal,
        notes,
        understanding,
        served);
  }

  /** The same where no place is to go on from. */
  public SearchResponse withoutCursor() {
    return new SearchResponse(
        total, totalExact, hits, facets, null, profile, personal, notes, understanding, served);
  }

  /** The same, served otherwise. */
  public SearchResponse with(Served other) {
    return new SearchResponse(
        total,
        totalExact,
        hits,
        facets,
        nextCursor,
        profile,
        personal,
        notes,
        understanding,
        other);
  }

  /**
   * What rules and experiments made of an answer.
   *
   * @param rules those that held, in the order of precedence
   * @param redirect where the storefront should send the shopper, null for nowhere
   * @param experiment in which the shopper takes part, null for none
   * @param interleaved the ranking profiles that were merged, or none
   */
  public record Served(
      List<AppliedRule> rules,
      @Nullable String redirect,
      @Nullable Participation experiment,
      List<String> interleaved) {

    /** Neither. */
    public static final Served NONE = new Served(List.of(), null, null, List.of());

    /** The same in an experiment. */
    public Served in(String name, String arm) {
      return new Served(rules, redirect, new Participation(name, arm), interleaved);
    }
  }

  /**
   * A rule that held.
   *
   * @param name the rule's
   * @param actions what it does: {@code pin}, {@code boost}, {@code bury}, {@code hide}, {@code
   *     filter}, {@code redirect}
   */
  public record AppliedRule(String name, List<String> actions) {}

  /**
   * That a shopper takes part in an experiment.
   *
   * @param experiment its name
   * @param arm the ranking profile that they see, or {@code interleaved}
   */
  public record Participation(String experiment, String arm) {}

  /**
   * What else is to be said of a hit.
   *
   * @param rules what rules did to it
   * @param team the ranking profile whose choice it is in an interleaved answer, else null
   * @param highlights where the words are, null if not asked for
   */
  public record Marks(
      List<RuleMark> rules, @Nullable String team, @Nullable Highlights highlights) {

    /** Nothing. */
    public static final Marks NONE = new Marks(List.of(), null, null);
  }

  /**
   * A hit.
   *
   * @param item what it is
   * @param score the blended score, comparable within this answer only
   * @param sources every source's part; none if they were not asked for
   * @param reasons why it is there, for a shopper to read, weightiest first
   * @param marks what else is to be said of it
   */
  public record Hit(
      Item item,
      double score,
      Map<String, SourceScore> sources,
      List<Reason> reasons,
      Marks marks) {

    /** A hit of which nothing else is to be said. */
    public Hit(Item item, double score, Map<String, SourceScore> sources, List<Reason> reasons) {
      this(item, score, sources, reasons, Marks.NONE);
    }

    /** The same with other marks. */
    public Hit with(Marks other) {
      return new Hit(item, score, sources, reasons, other);
    }
  }

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
