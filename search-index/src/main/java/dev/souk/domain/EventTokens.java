package dev.souk.domain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads an event token by token, without a tree: twice as fast, which is what the throughput of a
 * job hangs on. Whatever is unusual or wrong is left to {@link EventJson}, which reads the line
 * again and says what is the matter, so the two need not agree on messages. Reads one event.
 */
final class EventTokens {

  /** Names given twice are noticed here, at less cost than by the parser. */
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final class Unusual extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Unusual INSTANCE = new Unusual();

    private Unusual() {
      super("left to EventJson", null, false, false);
    }
  }

  private record Line(
      @Nullable String itemId,
      int quantity,
      @Nullable BigDecimal price,
      @Nullable String brand,
      @Nullable String category,
      int index) {}

  private final JsonParser parser;
  private int seen;
  private @Nullable Set<String> unknown;
  private @Nullable String id;
  private @Nullable String name;
  private @Nullable Instant time;
  private @Nullable String shopper;
  private @Nullable String session;
  private @Nullable String queryId;
  private @Nullable String currency;
  private @Nullable String searchTerm;
  private @Nullable String transactionId;
  private @Nullable String text;
  private int rating;
  private List<Line> lines = List.of();

  private EventTokens(JsonParser parser) {
    this.parser = parser;
  }

  /** The event, or null if it is unusual or wrong. */
  static @Nullable ShopEvent read(byte[] json) {
    try (JsonParser parser = parser(json)) {
      EventTokens tokens = new EventTokens(parser);
      tokens.object();
      return tokens.event();
    } catch (JacksonException
        | InvalidInputException
        | DateTimeException
        | Unusual e) {
      return null;
    }
  }

  private static JsonParser parser(byte[] json) {
    for (byte b : json) {
      if (b <= 0) {
        // Other than ASCII is decoded strictly, and zeros would be taken for UTF-16.
        return FACTORY.createParser(ObjectReadContext.empty(), Json.utf8(json));
      }
    }
    return FACTORY.createParser(ObjectReadContext.empty(), json);
  }

  private void object() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Unusual.INSTANCE;
    }
    for (String field = parser.nextName(); field != null; field = parser.nextName()) {
      parser.nextToken();
      switch (field) {
        case "event_id" -> id = text(0);
        case "event_name" -> name = text(1);
        case "event_time" -> time = time(2);
        case "schema_version" -> version(3);
        case "user_id" -> shopper = text(4);
        case "session_id" -> session = text(5);
        case "query_id" -> queryId = text(6);
        case "currency" -> currency = text(7);
        case "search_term" -> searchTerm = text(8);
        case "transaction_id" -> transactionId = text(9);
        case "text" -> text = text(10);
        case "rating" -> rating = number(11, 0);
        case "items" -> items(12);
        default -> unknown(field);
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
      throw Unusual.INSTANCE;
    }
  }

  /** Notes that a field is there, which it may be once. */
  private void once(int field) {
    if ((seen & 1 << field) != 0) {
      throw Unusual.INSTANCE;
    }
    seen |= 1 << field;
  }

  private @Nullable String text(int field) {
    once(field);
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NULL -> null;
      default -> throw Unusual.INSTANCE;
    };
  }

  private int number(int field, int absent) {
    once(field);
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT -> parser.getIntValue();
      case VALUE_NULL -> absent;
      default -> throw Unusual.INSTANCE;
    };
  }

  private void version(int field) {
    if (number(field, EventHeader.SCHEMA_VERSION) != EventHeader.SCHEMA_VERSION) {
      throw Unusual.INSTANCE;
    }
  }

  private @Nullable Instant time(int field) {
    String iso = text(field);
    return iso == null ? null : Times.parse(iso);
  }

  private @Nullable BigDecimal price(int field) {
    once(field);
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        BigDecimal price = Fields.money(parser.getDecimalValue());
        if (price == null) {
          throw Unusual.INSTANCE;
        }
        yield price;
      }
      case VALUE_NULL -> null;
      default -> throw Unusual.INSTANCE;
    };
  }

  private void unknown(String field) {
    switch (parser.currentToken()) {
      case VALUE_STRING, VALUE_NULL, VALUE_TRUE, VALUE_FALSE -> {
        if (unknown == null) {
          unknown = new HashSet<>();
        }
        if (!unknown.add(field)) {
          throw Unusual.INSTANCE;
        }
      }
      default -> throw Unusual.INSTANCE;
    }
  }

  private void items(int field) {
    once(field);
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Unusual.INSTANCE;
    }
    int outer = seen;
    lines = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT && lines.size() < EventJson.MAX_ITEMS) {
      seen = 0;
      lines.add(line());
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw Unusual.INSTANCE;
    }
    seen = outer;
  }

  private Line line() {
    String itemId = null;
    int quantity = 1;
    BigDecimal price = null;
    String brand = null;
    String category = null;
    int index = -1;
    for (String field = parser.nextName(); field != null; field = parser.nextName()) {
      parser.nextToken();
      switch (field) {
        case "item_id" -> itemId = text(0);
        case "quantity" -> quantity = number(1, 1);
        case "price" -> price = price(2);
        case "item_brand" -> brand = text(3);
        case "item_category" -> category = text(4);
        case "index" -> index = number(5, -1);
        default -> throw Unusual.INSTANCE;
      }
    }
    return new Line(itemId, quantity, price, brand, category, index);
  }

  private ShopEvent event() {
    if (id == null || name == null || time == null) {
      throw Unusual.INSTANCE;
    }
    EventHeader header = new EventHeader(id, time, shopper, session, queryId);
    List<EventItem> items = eventItems();
    return switch (EventKind.parse(name)) {
      case VIEW_ITEM -> new ShopEvent.ViewItem(header, items);
      case VIEW_ITEM_LIST -> new ShopEvent.ViewItemList(header, items);
      case SELECT_ITEM -> new ShopEvent.SelectItem(header, items);
      case VIEW_SEARCH_RESULTS -> {
        if (searchTerm == null) {
          throw Unusual.INSTANCE;
        }
        yield new ShopEvent.ViewSearchResults(header, searchTerm, items);
      }
      case ADD_TO_CART -> new ShopEvent.AddToCart(header, items);
      case REMOVE_FROM_CART -> new ShopEvent.RemoveFromCart(header, items);
      case ADD_TO_WISHLIST -> new ShopEvent.AddToWishlist(header, items);
      case PURCHASE -> new ShopEvent.Purchase(header, transactionId, items);
      case REFUND -> new ShopEvent.Refund(header, transactionId, items);
      case REVIEW -> {
        if (items.size() != 1) {
          throw Unusual.INSTANCE;
        }
        yield new ShopEvent.Review(header, items.getFirst(), rating, text);
      }
    };
  }

  private List<EventItem> eventItems() {
    List<EventItem> items = new ArrayList<>(lines.size());
    for (Line line : lines) {
      if (line.itemId() == null || (line.price() != null && currency == null)) {
        throw Unusual.INSTANCE;
      }
      items.add(
          new EventItem(
              line.itemId(),
              line.quantity(),
              line.price() == null || currency == null ? null : new Money(line.price(), currency),
              line.brand(),
              line.category(),
              line.index()));
    }
    return items;
  }
}
