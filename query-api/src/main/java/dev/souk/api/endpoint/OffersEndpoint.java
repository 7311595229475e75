package dev.souk.api.endpoint;

import dev.souk.api.http.Admission;
import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import dev.souk.log.LogEntry;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code PATCH /v1/{shop}/items/{id}} and {@code PATCH /v1/{shop}/items}: changes price and stock,
 * of one item or of many. The change goes to the log and is seen in searches a moment later; no
 * text is indexed for it, so it may be sent as often as prices and stock move.
 *
 * <p>One item's body is an object with any of {@code price}, {@code sale_price} (null ends the
 * sale) and {@code availability}; what is left out stays. Many items' body is an array of such
 * objects with their {@code id}. {@code event_id} and {@code event_time} may be given; the later
 * {@code event_time} holds, so changes may arrive in any order. An item that the shop does not have
 * yet takes its offer when it comes. Other fields are refused, for they would change nothing. No
 * parameters.
 *
 * <p>All or nothing: if one change is invalid, none is appended and all problems are listed by
 * their place in the array.
 *
 * <p>Statuses: 202 when the changes are in the log; 400 if the body or a change is invalid; 404 if
 * there is no such shop; 413 and 415 for the body; 429 with {@code Retry-After} if too many write
 * at once or the log cannot be written.
 *
 * <p>Sample:
 *
 * <pre>{@code
 * PATCH /v1/gifts/items/85123A
 * {"sale_price": "2.25 GBP", "availability": "in_stock"}
 *
 * 202 {"accepted": 1, "event_ids": ["5f0a..."]}
 * }</pre>
 */
public final class OffersEndpoint implements Endpoint {

  private static final Set<String> KNOWN =
      Set.of("id", "event_id", "event_time", "price", "sale_price", "availability");

  /** Problems that are spelled out; a batch that is all wrong needs no longer answer. */
  private static final int MAX_FAULTS = 100;

  private final Shops shops;
  private final Admission admission;
  private final int bodyLimit;
  private final Clock clock;

  /**
   * @param bodyLimit most bytes of a body
   * @param clock for changes without a time
   */
  public OffersEndpoint(Shops shops, Admission admission, int bodyLimit, Clock clock) {
    this.shops = shops;
    this.admission = admission;
    this.bodyLimit = bodyLimit;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of(
            HttpMethod.PATCH,
            "/v1/{shop}/items/{id}",
            request -> admission.admit(this::one, request)),
        Route.of(
            HttpMethod.PATCH, "/v1/{shop}/items", request -> admission.admit(this::many, request)));
  }

  private Reply one(Request request) throws IOException {
    Shop shop = shops.of(request);
    String id = request.variable("id");
    JsonNode body;
    try {
      body = Json.object(request.body().readJson(bodyLimit));
    } catch (InvalidInputException e) {
      throw BodyFields.invalid(e);
    }
    try {
      ObjectNode offer = body.asObject();
      if (!offer.hasNonNull("id")) {
        offer.put("id", id);
      }
      CatalogChange change = change(offer);
      if (!change.itemId().equals(id)) {
        throw new InvalidInputException("id", change.itemId(), "that of the path, " + id);
      }
      return append(shop, List.of(change));
    } catch (InvalidInputException e) {
      throw new ApiException(ErrorCode.INVALID_OFFER, e);
    }
  }

  private Reply many(Request request) throws IOException {
    Shop shop = shops.of(request);
    JsonNode body;
    try {
      body = Json.tree(BodyFields.utf8(request.body().readJson(bodyLimit)));
    } catch (InvalidInputException e) {
      throw BodyFields.invalid(e);
    }
    if (!body.isArray() || body.isEmpty()) {
      throw BodyFields.invalid(
          new InvalidInputException("body", body, "an array of at least one offer"));
    }
    return append(shop, changes(body));
  }

  private List<CatalogChange> changes(JsonNode offers) {
    List<CatalogChange> changes = new ArrayList<>(offers.size());
    List<ApiException.Fault> faults = new ArrayList<>();
    int invalid = 0;
    for (int i = 0; i < offers.size(); i++) {
      try {
        changes.add(change(offers.get(i)));
      } catch (InvalidInputException e) {
        invalid++;
        if (faults.size() < MAX_FAULTS) {
          faults.add(new ApiException.Fault(i, e.field(), ApiException.detail(e)));
        }
      }
    }
    if (invalid > 0) {
      throw new ApiException(
          ErrorCode.INVALID_OFFER,
          invalid + " of " + offers.size() + " offers are invalid; none was appended",
          Map.of(),
          faults);
    }
    return changes;
  }

  private CatalogChange change(JsonNode json) {
    BodyFields.of(json, "", KNOWN);
    ObjectNode offer = json.asObject();
    if (!offer.hasNonNull("event_id")) {
      offer.put("event_id", UUID.randomUUID().toString());
    }
    if (!offer.hasNonNull("event_time")) {
      offer.put("event_time", clock.instant().toString());
    }
    return CatalogJson.parseChange(offer.put("op", "offer"));
  }

  private static Reply append(Shop shop, List<CatalogChange> changes) {
    List<LogEntry> entries = new ArrayList<>(changes.size());
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("accepted", changes.size());
    ArrayNode ids = json.putArray("event_ids");
    for (CatalogChange change : changes) {
      entries.add(new LogEntry(change.key(), CatalogJson.write(change)));
      ids.add(change.eventId());
    }
    Appends.append(shop.log(), Topic.CATALOG, entries);
    return Reply.json(202, json);
  }
}
