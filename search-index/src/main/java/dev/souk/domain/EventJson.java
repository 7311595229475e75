package dev.souk.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON: one object per line of the {@code behavior} topic, and the body of {@code POST
 * /v1/{shop}/events}. The contract is docs/event-schema.md. Stateless.
 */
public final class EventJson {

  static final int MAX_ITEMS = 500;

  private EventJson() {}

  /**
   * Reads one event.
   *
   * @throws InvalidInputException if it breaks the schema; the message names the field
   */
  public static ShopEvent parse(byte[] json) {
    ShopEvent event = EventTokens.read(json);
    return event != null ? event : parse(Json.object(json));
  }

  /**
   * Reads one event.
   *
   * @throws InvalidInputException if it breaks the schema; the message names the field
   */
  public static ShopEvent parse(JsonNode json) {
    Fields event = new Fields(json, "");
    int version = event.integer("schema_version", EventHeader.SCHEMA_VERSION);
    if (version != EventHeader.SCHEMA_VERSION) {
      throw new InvalidInputException(
          "schema_version", version, String.valueOf(EventHeader.SCHEMA_VERSION));
    }
    EventKind kind = EventKind.parse(event.needed("event_name"));
    Instant time = event.time("event_time");
    if (time == null) {
      throw new InvalidInputException("event_time", null, "when it happened, as ISO 8601");
    }
    EventHeader header =
        new EventHeader(
            event.needed("event_id"),
            time,
            event.text("user_id"),
            event.text("session_id"),
            event.text("query_id"));
    List<EventItem> items = items(event);
    return switch (kind) {
      case VIEW_ITEM -> new ShopEvent.ViewItem(header, items);
      case VIEW_ITEM_LIST -> new ShopEvent.ViewItemList(header, items);
      case SELECT_ITEM -> new ShopEvent.SelectItem(header, items);
      case VIEW_SEARCH_RESULTS ->
          new ShopEvent.ViewSearchResults(header, event.needed("search_term"), items);
      case ADD_TO_CART -> new ShopEvent.AddToCart(header, items);
      case REMOVE_FROM_CART -> new ShopEvent.RemoveFromCart(header, items);
      case ADD_TO_WISHLIST -> new ShopEvent.AddToWishlist(header, items);
      case PURCHASE -> new ShopEvent.Purchase(header, event.text("transaction_id"), items);
      case REFUND -> new ShopEvent.Refund(header, event.text("transaction_id"), items);
      case REVIEW -> {
        if (items.size() != 1) {
          throw new InvalidInputException("items", items.size() + " items", "exactly one item");
        }
        if (event.get("rating") == null) {
          throw new InvalidInputException("rating", null, "1 to 5");
        }
        yield new ShopEvent.Review(
            header, items.getFirst(), event.integer("rating", 0), event.text("text"));
      }
    };
  }

  private static List<EventItem> items(Fields event) {
    JsonNode array = event.get("items");
    if (array == null) {
      return List.of();
    }
    if (!array.isArray() || array.size() > MAX_ITEMS) {
      throw new InvalidInputException(
          "items", array, "an array of at most " + MAX_ITEMS + " items");
    }
    String currency = event.text("currency");
    List<EventItem> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      Fields item = new Fields(array.get(i), "items[" + i + "].");
      BigDecimal price = item.decimal("price");
      if (price != null && currency == null) {
        throw new InvalidInputException("currency", null, "an ISO 4217 code, as items have prices");
      }
      items.add(
          new EventItem(
              item.needed("item_id"),
              item.integer("quantity", 1),
              price == null || currency == null ? null : new Money(price, currency),
              item.text("item_brand"),
              item.text("item_category"),
              item.integer("index", -1)));
    }
    return items;
  }

  /** Writes {@code event} on one line, without a line end. */
  public static String write(ShopEvent event) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    EventHeader header = event.header();
    json.put("event_id", header.id());
    json.put("event_name", event.kind().wire());
    json.put("event_time", header.time().toString());
    json.put("schema_version", EventHeader.SCHEMA_VERSION);
    put(json, "user_id", header.shopper());
    put(json, "session_id", header.session());
    put(json, "query_id", header.queryId());
    switch (event) {
      case ShopEvent.Purchase purchase -> put(json, "transaction_id", purchase.transactionId());
      case ShopEvent.Refund refund -> put(json, "transaction_id", refund.transactionId());
      case ShopEvent.ViewSearchResults results -> json.put("search_term", results.searchTerm());
      case ShopEvent.Review review -> {
        json.put("rating", review.rating());
        put(json, "text", review.text());
      }
      case ShopEvent.ViewItem _,
          ShopEvent.ViewItemList _,
          ShopEvent.SelectItem _,
          ShopEvent.AddToCart _,
          ShopEvent.RemoveFromCart _,
          ShopEvent.AddToWishlist _ -> {}
    }
    ArrayNode items = json.putArray("items");
    for (EventItem item : event.items()) {
      ObjectNode line = items.addObject();
      line.put("item_id", item.itemId());
      line.put("quantity", item.quantity());
      if (item.price() != null) {
        line.put("price", item.price().amount());
        json.put("currency", item.price().currency());
      }
      put(line, "item_brand", item.brand());
      put(line, "item_category", item.category());
      if (item.index() >= 0) {
        line.put("index", item.index());
      }
    }
    return json.toString();
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
