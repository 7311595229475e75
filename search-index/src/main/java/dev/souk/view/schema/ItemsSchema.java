package dev.souk.view.schema;

import dev.souk.domain.CatalogJson;
import dev.souk.domain.Json;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
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

  @Override
  public Document document(String key, byte[] source) {
    return ViewSchema.base(key, source);
  }
}
