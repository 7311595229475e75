package dev.souk.api.endpoint;

import dev.souk.api.problem.ApiException;
import dev.souk.domain.EventKind;
import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.SearchExtras;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchRequest.Options;
import dev.souk.retrieval.SearchRequest.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code POST /v1/{shop}/feed}:
 *
 * <ul>
 *   <li>{@code shopper}: the id, default a guest
 *   <li>{@code history}: what the guest did, most recent last, each {@code {"item_id",
 *       "event_name"}}, the latter by default {@code view_item}; at most 1000
 *   <li>{@code basket}: ids of items in the cart; they count as just put there, and are not
 *       answered
 *   <li>{@code exclude}: ids of items not to answer
 *   <li>{@code filter}, {@code select}, {@code facets} (an array), {@code from}, {@code size},
 *       {@code include_owned}, {@code explain}, {@code profile}, {@code interleave} (an array),
 *       {@code visit}: as with {@code GET}
 *   <li>{@code context}: what rules are to know besides, an object whose values are strings or
 *       arrays of strings
 * </ul>
 */
final class FeedBody {

  private static final Set<String> FIELDS =
      Set.of(
          "shopper",
          "history",
          "basket",
          "exclude",
          "filter",
          "select",
          "facets",
          "from",
          "size",
          "include_owned",
          "explain",
          "profile",
          "interleave",
          "visit",
          "context");

  private FeedBody() {}

  /**
   * Reads a body; an empty one is that of a guest of whom nothing is known.
   *
   * @throws ApiException if it is not UTF-8, not a JSON object, or has an unknown field or an
   *     invalid value
   */
  static SearchRequest parse(byte[] json) {
    BodyFields body = BodyFields.parse(json, FIELDS);
    try {
      List<String> basket = body.texts("basket");
      List<String> exclude = new ArrayList<>(body.texts("exclude"));
      exclude.addAll(basket);
      List<Visit> history = history(body);
      for (String id : basket) {
        history.add(new Visit(id, EventKind.ADD_TO_CART));
      }
      return new SearchRequest(
          "",
          Parameters.shopper(body.text("shopper", "")),
          history,
          Parameters.filter(body.text("filter", "")),
          Parameters.facets(body.texts("facets")),
          "relevance",
          body.integer("from", 0, 0, Parameters.MAX_FROM),
          body.integer("size", Parameters.DEFAULT_SIZE, 0, Parameters.MAX_SIZE),
          exclude,
          body.flag("include_owned", false),
          body.text("profile", "default"),
          new Options(body.text("select", ""), "", body.flag("explain", true)),
          new SearchExtras(false, body.texts("interleave"), visit(body), body.lists("context")));
    } catch (InvalidInputException e) {
      throw BodyFields.invalid(e);
    }
  }

  private static @Nullable String visit(BodyFields body) {
    String visit = body.text("visit", "");
    return visit.isBlank() ? null : visit;
  }

  static List<Visit> history(BodyFields body) {
    List<Visit> history = new ArrayList<>();
    int index = 0;
    for (JsonNode visit : body.array("history")) {
      String name = "history[" + index + "]";
      BodyFields fields = BodyFields.of(visit, name + ".", Set.of("item_id", "event_name"));
      String id = fields.text("item_id", "");
      if (id.isBlank()) {
        throw new InvalidInputException(name + ".item_id", null, "the item's id");
      }
      history.add(new Visit(id, EventKind.parse(fields.text("event_name", "view_item"))));
      index++;
    }
    return history;
  }
}
