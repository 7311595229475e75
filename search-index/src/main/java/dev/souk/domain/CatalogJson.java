package dev.souk.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items and catalogue changes as JSON, with the Google Merchant product specification's field
 * names. The contract is docs/event-schema.md. Stateless.
 */
public final class CatalogJson {

  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "title",
          "description",
          "price",
          "sale_price",
          "brand",
          "product_type",
          "availability",
          "item_group_id",
          "link",
          "image_link",
          "language");

  private CatalogJson() {}

  /**
   * Reads a line of the {@code catalog} topic: {@code {"event_id", "event_time", "op": "upsert",
   * "item": {...}}}, {@code {..., "op": "offer", "id": ..., "price": ...}} or {@code {..., "op":
   * "delete", "id": ...}}.
   *
   * @throws InvalidInputException if it breaks the schema; the message names the field
   */
  public static CatalogChange parseChange(byte[] json) {
    return parseChange(Json.object(json));
  }

  /**
   * Reads a change.
   *
   * @throws InvalidInputException if it breaks the schema; the message names the field
   */
  public static CatalogChange parseChange(JsonNode json) {
    Fields change = new Fields(json, "");
    String eventId = Checks.text("event_id", change.text("event_id"), 200);
    Instant time = change.time("event_time");
    if (time == null) {
      throw new InvalidInputException("event_time", null, "when it happened, as ISO 8601");
    }
    String op = change.needed("op");
    return switch (op) {
      case "upsert" -> {
        JsonNode item = change.get("item");
        if (item == null) {
          throw new InvalidInputException("item", null, "a JSON object");
        }
        yield new CatalogChange.Upsert(eventId, time, parseItem(item));
      }
      case "delete" ->
          new CatalogChange.Delete(eventId, time, Checks.text("id", change.text("id"), 100));
      case "offer" ->
          new CatalogChange.OfferUpdate(
              eventId, time, Checks.text("id", change.text("id"), 100), OfferJson.patch(change));
      default -> throw new InvalidInputException("op", op, "upsert, offer or delete");
    };
  }

  /** Writes {@code change} on one line, without a line end. */
  public static String write(CatalogChange change) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("event_id", change.eventId());
    json.put("event_time", change.time().toString());
    switch (change) {
      case CatalogChange.Upsert upsert -> {
        json.put("op", "upsert");
        json.set("item", toJson(upsert.item()));
      }
      case CatalogChange.Delete delete -> {
        json.put("op", "delete");
        json.put("id", delete.itemId());
      }
      case CatalogChange.OfferUpdate update -> {
        json.put("op", "offer");
        json.put("id", update.itemId());
        OfferJson.write(json, update.patch());
      }
    }
    return json.toString();
  }

  /**
   * Reads an item. {@code product_type} is {@code "Home > Lighting"} or an array of its levels;
   * fields that Souk does not know are kept as attributes if they are strings, numbers or booleans.
   *
   * @throws InvalidInputException if it breaks the schema; the message names the field
   */
  public static Item parseItem(JsonNode json) {
    Fields item = new Fields(json, "");
    String availability = item.text("availability");
    return new Item(
        item.needed("id"),
        item.needed("title"),
        Objects.requireNonNullElse(item.text("description"), ""),
        money(item, "price"),
        item.money("sale_price"),
        item.text("brand"),
        productType(item),
        availability == null ? Availability.IN_STOCK : Availability.parse(availability),
        item.text("item_group_id"),
        item.text("link"),
        item.text("image_link"),
        item.text("language"),
        attributes(json));
  }

  /** Writes {@code item} with Merchant names. */
  public static ObjectNode toJson(Item item) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", item.id());
    json.put("title", item.title());
    json.put("description", item.description());
    json.put("price", item.price().toString());
    put(json, "sale_price", item.salePrice() == null ? null : item.salePrice().toString());
    put(json, "brand", item.brand());
    put(json, "product_type", item.productType().isEmpty() ? null : item.category());
    json.put("availability", item.availability().wire());
    put(json, "item_group_id", item.itemGroupId());
    put(json, "link", item.link());
    put(json, "image_link", item.imageLink());
    put(json, "language", item.language());
    item.attributes().forEach(json::put);
    return json;
  }

  private static Money money(Fields item, String field) {
    Money money = item.money(field);
    if (money == null) {
      throw new InvalidInputException(
          item.name(field), null, "an amount and a currency, such as '15.00 USD'");
    }
    return money;
  }

  private static List<String> productType(Fields item) {
    JsonNode value = item.get("product_type");
    if (value == null) {
      return List.of();
    }
    List<String> levels = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(level -> addLevel(levels, level.asString()));
    } else {
      for (String level : item.needed("product_type").split(">", -1)) {
        addLevel(levels, level);
      }
    }
    return levels;
  }

  private static void addLevel(List<String> levels, String level) {
    if (level.isBlank() || level.length() > 200 || levels.size() == 10) {
      throw new InvalidInputException(
          "product_type", level, "at most 10 levels of 1 to 200 characters");
    }
    levels.add(level.strip());
  }

  private static Map<String, String> attributes(JsonNode json) {
    Map<String, String> attributes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      if (!KNOWN.contains(field.getKey()) && value.isValueNode() && !value.isNull()) {
        attributes.put(field.getKey(), value.asString());
      }
    }
    return attributes;
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
