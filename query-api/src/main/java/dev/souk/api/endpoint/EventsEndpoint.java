package dev.souk.api.endpoint;

import dev.souk.api.http.Admission;
import dev.souk.api.http.Body;
import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.domain.EventJson;
import dev.souk.domain.Json;
import dev.souk.domain.ShopEvent;
import dev.souk.log.LogEntry;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/{shop}/events}: takes what shoppers and guests did into the log. The contract of
 * an event is docs/event-schema.md; {@code event_id} and {@code event_time} may be left out and are
 * then filled in. To send a batch again safely, give every event an id of its own.
 *
 * <p>The body is one JSON object, an array of them, or one per line: the last with content type
 * {@code application/x-ndjson}, which also allows a larger body. With {@code application/json} or
 * none it is told by looking. No parameters.
 *
 * <p>All or nothing: if one event is invalid, none is appended and all problems are listed by their
 * place in the batch.
 *
 * <p>Statuses: 202 when all are in the log, as durable as the log's policy says; 400 if the body or
 * an event is invalid; 404 if there is no such shop; 413 and 415 for the body; 429 with {@code
 * Retry-After} if too many write at once, 503 if the log cannot be written. After a 503 some may be
 * in the log: sending them again with the same ids is harmless.
 *
 * <p>Sample:
 *
 * <pre>{@code
 * POST /v1/gifts/events
 * {"event_name": "add_to_cart", "user_id": "17850", "query_id": "9d1c...",
 *  "items": [{"item_id": "85123A", "quantity": 2}]}
 *
 * 202 {"accepted": 1, "event_ids": ["0b6f..."]}
 * }</pre>
 */
public final class EventsEndpoint implements Endpoint {

  private static final String NDJSON = "application/x-ndjson";

  private final Shops shops;
  private final Admission admission;
  private final int bodyLimit;
  private final int batchLimit;
  private final Clock clock;

  /**
   * @param bodyLimit most bytes of a JSON body
   * @param batchLimit most bytes of an NDJSON body
   * @param clock for events without a time
   */
  public EventsEndpoint(
      Shops shops, Admission admission, int bodyLimit, int batchLimit, Clock clock) {
    this.shops = shops;
    this.admission = admission;
    this.bodyLimit = bodyLimit;
    this.batchLimit = batchLimit;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of(
            HttpMethod.POST, "/v1/{shop}/events", request -> admission.admit(this::post, request)));
  }

  private Reply post(Request request) throws IOException {
    Shop shop = shops.of(request);
    List<ShopEvent> events = read(request.body()).validated();
    List<LogEntry> entries = new ArrayList<>(events.size());
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("accepted", events.size());
    ArrayNode ids = json.putArray("event_ids");
    for (ShopEvent event : events) {
      String id = event.header().id();
      String shopper = event.header().shopper();
      entries.add(new LogEntry(shopper == null ? id : shopper, EventJson.write(event)));
      ids.add(id);
    }
    Appends.append(shop.log(), Topic.BEHAVIOR, entries);
    return Reply.json(202, json);
  }

  private EventBatch read(Body body) throws IOException {
    String type = body.mediaType();
    String text =
        switch (type) {
          case NDJSON -> BodyFields.utf8(body.read(batchLimit));
          case "application/json" -> BodyFields.utf8(body.read(bodyLimit));
          case null -> BodyFields.utf8(body.read(bodyLimit));
          default -> throw body.unsupported("application/json or " + NDJSON);
        };
    EventBatch batch = EventBatch.parse(text, NDJSON.equals(type), clock);
    if (batch.size() == 0) {
      throw new ApiException(ErrorCode.INVALID_BODY, "body: no event (expected: at least one)");
    }
    return batch;
  }
}
