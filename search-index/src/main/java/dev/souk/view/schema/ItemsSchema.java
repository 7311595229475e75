package dev.souk.view.schema;

import dev.souk.analysis.Languages;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents of the items view; the key is the item's id. */
public final class ItemsSchema implements ViewSchema {

  /** The source of an item. */
  public static byte[] source(IndexedItem indexed) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.set("item", CatalogJson.toJson(indexed.item()));
    ObjectNode terms = json.putObject("terms");
    indexed.terms().forEach(terms::put);
    ArrayNode vector = json.putArray("vector");
    for (float value : indexed.vector()) {
      vector.add(value);
    }
    json.put("basis", indexed.basis());
    return Json.MAPPER.writeValueAsBytes(json);
  }

  /** The item of a source. */
  public static IndexedItem read(byte[] source) {
    JsonNode json = Json.MAPPER.readTree(source);
    Map<String, Float> terms = new TreeMap<>();
    json.required("terms")
        .properties()
        .forEach(e -> terms.put(e.getKey(), e.getValue().floatValue()));
    JsonNode array = json.required("vector");
    float[] vector = new float[array.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = array.get(i).floatValue();
    }
    return new IndexedItem(
        CatalogJson.parseItem(json.required("item")),
        terms,
        vector,
        json.required("basis").asString());
  }

  /**
   * The item of a source without its representations: stops reading where the item ends, which
   * {@link #source} writes first.
   */
  public static Item readItem(byte[] source) {
    try (JsonParser parser = Json.MAPPER.createParser(source)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean item = parser.currentName().equals("item");
        parser.nextToken();
        if (item) {
          JsonNode json = parser.readValueAsTree();
          return CatalogJson.parseItem(json);
        }
        parser.skipChildren();
      }
    }
    throw new InvalidInputException("item", null, "a JSON object");
  }

  @Override
  public Document document(String key, byte[] source) {
    IndexedItem indexed = read(source);
    Item item = indexed.item();
    Document document = ViewSchema.base(key, source);
    ItemFields.addTo(document, item, language(item));
    ItemRepresentations.addTo(document, indexed);
    CompletionFields.addTo(document, item);
    return document;
  }

  /** As the shop says, or as the script of the text tells. */
  private static String language(Item item) {
    return item.language() != null
        ? item.language()
        : Languages.of(item.title() + " " + item.description()).tag();
  }
}
