package dev.souk.api.endpoint;

import dev.souk.api.http.Query;
import dev.souk.api.http.Request;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ItemWriter;
import dev.souk.retrieval.ItemRequest;
import dev.souk.retrieval.SearchExtras;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchRequest.Options;
import dev.souk.retrieval.facet.FacetSpec;
import dev.souk.retrieval.ranking.RankingProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Limits of what searches and feeds have in common. */
final class Parameters {

  static final int MAX_FROM = 10_000;
  static final int MAX_SIZE = 100;
  static final int DEFAULT_SIZE = 20;

  /** Those of {@link #besideAnItem}. */
  static final Set<String> BESIDE_AN_ITEM = Set.of("size", "shopper", "exclude", "profile");

  /** Those of {@link #feed}. */
  static final Set<String> FEED =
      Set.of(
          "shopper",
          "filter",
          "select",
          "facets",
          "from",
          "size",
          "exclude",
          "include_owned",
          "explain",
          "profile",
          "context");

  private static final int BESIDE_SIZE = 12;
  private static final int MAX_FILTER = 4000;
  private static final int MAX_FACETS = 20;
  private static final int MAX_FIELDS = 50;
  private static final int MAX_ID = 200;

  private Parameters() {}

  /** A feed or another list of items that needs no words. */
  static SearchRequest feed(Query query) {
    return new SearchRequest(
        "",
        shopper(query.nullable("shopper")),
        List.of(),
        filter(query.text("filter", "")),
        facets(query),
        "relevance",
        query.integer("from", 0, 0, MAX_FROM),
        query.integer("size", DEFAULT_SIZE, 0, MAX_SIZE),
        query.list("exclude"),
        query.flag("include_owned", false),
        query.text("profile", RankingProfile.DEFAULT_NAME),
        options(query),
        extras(query));
  }

  /** What a request asks besides; what it may not ask is not there. */
  static SearchExtras extras(Query query) {
    return new SearchExtras(
        query.flag("highlight", false),
        query.list("interleave"),
        query.nullable("visit"),
        context(query.list("context")));
  }

  /**
   * What the storefront tells.
   *
   * @param pairs each {@code name:value}; a name may be repeated
   * @throws InvalidInputException if one has another form
   */
  static Map<String, List<String>> context(List<String> pairs) {
    Map<String, List<String>> context = new TreeMap<>();
    for (String pair : pairs) {
      int colon = pair.indexOf(':');
      if (colon < 1) {
        throw new InvalidInputException("context", pair, "name:value");
      }
      context
          .computeIfAbsent(pair.substring(0, colon), _ -> new ArrayList<>())
          .add(pair.substring(colon + 1).strip());
    }
    return context;
  }

  /** What a request may leave out. */
  static Options options(Query query) {
    return new Options(
        query.text("select", ""),
        query.text("cursor", ""),
        query.flag("explain", true),
        query.flag("understand", true));
  }

  /** The facets of a query, separated by commas outside parentheses. */
  static List<String> facets(Query query) {
    return facets(FacetSpec.split(query.text("facets", "")));
  }

  /** What is shown beside the item of the path. */
  static ItemRequest besideAnItem(Request request) {
    Query query = request.query();
    return new ItemRequest(
        request.variable("id"),
        shopper(query.nullable("shopper")),
        query.list("exclude"),
        query.integer("size", BESIDE_SIZE, 1, MAX_SIZE),
        query.text("profile", RankingProfile.DEFAULT_NAME));
  }

  /**
   * @return {@code filter}
   * @throws InvalidInputException if it has more than 4000 characters
   */
  static String filter(String filter) {
    if (filter.length() > MAX_FILTER) {
      throw new InvalidInputException(
          "filter", filter.length() + " characters", "at most " + MAX_FILTER);
    }
    return filter;
  }

  /**
   * @return {@code facets}
   * @throws InvalidInputException if there are more than 20
   */
  static List<String> facets(List<String> facets) {
    if (facets.size() > MAX_FACETS) {
      throw new InvalidInputException("facets", facets.size() + " fields", "at most " + MAX_FACETS);
    }
    return facets;
  }

  /**
   * @return writes the named fields of items; a name that an item has no field of is of no effect,
   *     since every item may have attributes of its own
   * @throws InvalidInputException if there are more than 50
   */
  static ItemWriter items(List<String> fields) {
    if (fields.size() > MAX_FIELDS) {
      throw new InvalidInputException("fields", fields.size() + " fields", "at most " + MAX_FIELDS);
    }
    return new ItemWriter(Set.copyOf(fields));
  }

  /**
   * @return {@code shopper}, null for a guest
   * @throws InvalidInputException if it has more than 200 characters
   */
  static @Nullable String shopper(@Nullable String shopper) {
    if (shopper == null || shopper.isBlank()) {
      return null;
    }
    if (shopper.length() > MAX_ID) {
      throw new InvalidInputException(
          "shopper", shopper.length() + " characters", "1 to " + MAX_ID);
    }
    return shopper.strip();
  }
}
