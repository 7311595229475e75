package dev.souk.retrieval;

import dev.souk.domain.EventKind;
import dev.souk.domain.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search or feed as sent: names are not bound yet.
 *
 * @param text the words, empty for a feed
 * @param shopper whose taste to blend in, null for a guest
 * @param history what a guest did, most recent last; added to a shopper's profile if both are given
 * @param filter an expression such as {@code category:"Home > Lighting" AND price:[5 TO 20]}, empty
 *     for none
 * @param facets fields to count, such as {@code category}, {@code brand}, {@code price}, {@code
 *     availability}, each with options as {@link dev.souk.retrieval.facet.FacetSpec} reads them
 * @param sort {@code relevance}, {@code price_asc}, {@code price_desc} or {@code popularity}
 * @param from how many hits to skip, 0 to 10,000
 * @param size how many hits to answer, 0 to 100
 * @param exclude ids of items not to answer
 * @param includeOwned whether a feed may answer what the shopper has bought
 * @param profile the ranking profile, such as {@code default}
 * @param options what may be left out
 * @param extras what is asked besides
 */
public record SearchRequest(
    String text,
    @Nullable String shopper,
    List<Visit> history,
    String filter,
    List<String> facets,
    String sort,
    int from,
    int size,
    List<String> exclude,
    boolean includeOwned,
    String profile,
    Options options,
    SearchExtras extras) {

  private static final int LONGEST_SELECT = 20_000;

  /**
   * What may be left out.
   *
   * @param select what was selected of facets, in the filter syntax: parts of one field each,
   *     joined by {@code AND}. Restricts the answer as the filter does, but a facet is counted
   *     without what was selected of its own field. Empty for nothing
   * @param cursor where the page begins: the {@link SearchResponse#nextCursor} of an answer to the
   *     same request, whatever its size and facets. Empty for the beginning
   * @param explain whether hits tell every source's part and reasons
   * @param understand whether the words may be read otherwise than typed: mistyped ones put right,
   *     prices, brands and categories told from them
   */
  public record Options(String select, String cursor, boolean explain, boolean understand) {

    /** The beginning of all there is, explained. */
    public static final Options NONE = new Options("", "", true, true);

    /** Of words that are understood. */
    public Options(String select, String cursor, boolean explain) {
      this(select, cursor, explain, true);
    }

    /**
     * @throws InvalidInputException if a text is too long
     */
    public Options {
      if (select.length() > LONGEST_SELECT) {
        throw new InvalidInputException(
            "select", select.length() + " characters", "at most " + LONGEST_SELECT);
      }
    }
  }

  /**
   * @throws InvalidInputException if a number is out of range or a text or list too long
   */
  public SearchRequest {
    if (text.length() > 500) {
      throw new InvalidInputException("q", text.length() + " characters", "at most 500");
    }
    if (from < 0 || from > 10_000) {
      throw new InvalidInputException("from", from, "0 to 10000");
    }
    if (size < 0 || size > 100) {
      throw new InvalidInputException("size", size, "0 to 100");
    }
    if (history.size() > 1000) {
      throw new InvalidInputException("history", history.size() + " items", "at most 1000");
    }
    if (exclude.size() > 1000) {
      throw new InvalidInputException("exclude", exclude.size() + " items", "at most 1000");
    }
    if (from > 0 && !options.cursor().isEmpty()) {
      throw new InvalidInputException("from", from, "0 beside a cursor");
    }
    history = List.copyOf(history);
    facets = List.copyOf(facets);
    exclude = List.copyOf(exclude);
  }

  /** A request that asks nothing besides. */
  public SearchRequest(
      String text,
      @Nullable String shopper,
      List<Visit> history,
      String filter,
      List<String> facets,
      String sort,
      int from,
      int size,
      List<String> exclude,
      boolean includeOwned,
      String profile) {
    this(
        text,
        shopper,
        history,
        filter,
        facets,
        sort,
        from,
        size,
        exclude,
        includeOwned,
        profile,
        Options.NONE,
        SearchExtras.NONE);
  }

  /** A request with nothing besides its options. */
  public SearchRequest(
      String text,
      @Nullable String shopper,
      List<Visit> history,
      String filter,
      List<String> facets,
      String sort,
      int from,
      int size,
      List<String> exclude,
      boolean includeOwned,
      String profile,
      Options options) {
    this(
        text,
        shopper,
        history,
        filter,
        facets,
        sort,
        from,
        size,
        exclude,
        includeOwned,
        profile,
        options,
        SearchExtras.NONE);
  }

  /** The same, its words understood or taken as typed. */
  public SearchRequest understanding(boolean understood) {
    return with(new Options(options.select(), options.cursor(), options.explain(), understood));
  }

  /** The same with other options. */
  public SearchRequest with(Options other) {
    return copy(facets, from, size, exclude, profile, other, extras);
  }

  /** The same with other extras. */
  public SearchRequest with(SearchExtras other) {
    return copy(facets, from, size, exclude, profile, options, other);
  }

  /** The same by another ranking profile. */
  public SearchRequest by(String other) {
    return copy(facets, from, size, exclude, other, options, extras);
  }

  /** Another page of the same. */
  public SearchRequest page(int newFrom, int newSize, List<String> newExclude) {
    return copy(facets, newFrom, newSize, newExclude, profile, options, extras);
  }

  /** The same without counts. */
  public SearchRequest withoutFacets() {
    return copy(List.of(), from, size, exclude, profile, options, extras);
  }

  /** The same question; what may differ is said. */
  private SearchRequest copy(
      List<String> counted,
      int first,
      int most,
      List<String> without,
      String by,
      Options left,
      SearchExtras besides) {
    return new SearchRequest(
        text,
        shopper,
        history,
        filter,
        counted,
        sort,
        first,
        most,
        without,
        includeOwned,
        by,
        left,
        besides);
  }

  /** Something a guest did: which item, and what. */
  public record Visit(String itemId, EventKind kind) {}

  /** A search of a guest with all defaults. */
  public static SearchRequest text(String text) {
    return new SearchRequest(
        text, null, List.of(), "", List.of(), "relevance", 0, 20, List.of(), false, "default");
  }

  /** The feed of a shopper with all defaults. */
  public static SearchRequest feed(@Nullable String shopper) {
    return new SearchRequest(
        "", shopper, List.of(), "", List.of(), "relevance", 0, 20, List.of(), false, "default");
  }
}
