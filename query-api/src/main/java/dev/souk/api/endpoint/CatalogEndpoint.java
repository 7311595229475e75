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
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import dev.souk.domain.Listing;
import dev.souk.log.LogEntry;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code PUT} and {@code DELETE /v1/{shop}/items/{id}}: changes the catalogue. The change goes to
 * the log; it is seen in searches a moment later, when the views have followed.
 *
 * <p>{@code PUT} takes the whole item with the Google Merchant product specification's names; its
 * {@code id} may be left out and must otherwise be that of the path. {@code DELETE} takes no body,
 * and deleting what is not there is no error. No parameters.
 *
 * <p>Statuses: 202 when the change is in the log; 400 if the item is invalid or the ids differ; 404
 * if there is no such shop; 413 and 415 for the body; 429 with {@code Retry-After} if too many
 * write at once or the log cannot be written.
 *
 * <p>Sample:
 *
 * <pre>{@code
 * PUT /v1/gifts/items/85123A
 * {"title": "White hanging heart", "price": "2.55 GBP", "product_type": "Home > Decor"}
 *
 * 202 {"event_id": "5f0a...", "item_id": "85123A"}
 * }</pre>
 */
public final class CatalogEndpoint implements Endpoint {

  private static final String TEMPLATE = "/v1/{shop}/items/{id}";
  private static final int MAX_ID = 100;

  private final Shops shops;
  private final Admission admission;
  private final int bodyLimit;
  private final Clock clock;

  /**
   * @param bodyLimit most bytes of a body
   * @param clock for the time of the change
   */
  public CatalogEndpoint(Shops shops, Admission admission, int bodyLimit, Clock clock) {
    this.shops = shops;
    this.admission = admission;
    this.bodyLimit = bodyLimit;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of(HttpMethod.PUT, TEMPLATE, request -> admission.admit(this::put, request)),
        Route.of(HttpMethod.DELETE, TEMPLATE, request -> admission.admit(this::delete, request)));
  }

  private Reply put(Request request) throws IOException {
    Shop shop = shops.of(request);
    String id = request.variable("id");
    Item item = parse(request.body().readJson(bodyLimit), id);
    return append(shop, new CatalogChange.Upsert(newId(), clock.instant(), item));
  }

  private Reply delete(Request request) {
    Shop shop = shops.of(request);
    String id = request.variable("id");
    if (id.isBlank() || id.length() > MAX_ID) {
      throw new InvalidInputException("id", id, "1 to " + MAX_ID + " characters");
    }
    return append(shop, new CatalogChange.Delete(newId(), clock.instant(), id.strip()));
  }

  private static Item parse(byte[] body, String id) {
    JsonNode json;
    try {
      json = Json.object(body);
    } catch (InvalidInputException e) {
      throw BodyFields.invalid(e);
    }
    try {
      if (json instanceof ObjectNode item && !item.hasNonNull("id")) {
        item.put("id", id);
      }
      Item item = CatalogJson.parseItem(json);
      if (!item.id().equals(id)) {
        throw new InvalidInputException("id", item.id(), "that of the path, " + id);
      }
      Listing _ = Listing.require(item);
      return item;
    } catch (InvalidInputException e) {
      throw new ApiException(ErrorCode.INVALID_ITEM, e);
    }
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static Reply append(Shop shop, CatalogChange change) {
    LogEntry entry = new LogEntry(change.itemId(), CatalogJson.write(change));
    Appends.append(shop.log(), Topic.CATALOG, List.of(entry));
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("event_id", change.eventId());
    json.put("item_id", change.itemId());
    return Reply.json(202, json);
  }
}
