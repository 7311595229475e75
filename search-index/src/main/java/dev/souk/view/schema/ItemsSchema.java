package dev.souk.view.schema;

import dev.souk.analysis.Languages;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import dev.souk.domain.OfferJson;
import dev.souk.view.codec.VectorCodec;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents of the items view; the key is the item's id.
 *
 * <p>What is kept as the document's source is the item without its price and stock, which are the
 * signals view's: so the source does not depend on when the item was indexed. The price and stock
 * it had then are stored beside it ({@link #OFFER}) and stand in while the signals view does not
 * know the item. Documents of versions that kept them in the source are read as well.
 */
public final class ItemsSchema implements ViewSchema {

  /** The stored field with price and stock at the time of indexing, as JSON. */
  public static final String OFFER = "offer";

  /** What of a document {@link #item} reads. */
  public static final Set<String> ITEM_FIELDS = Set.of(SOURCE, OFFER);

  /** An item on its way to the view, with its price and stock. */
  public static byte[] source(IndexedItem indexed) {
    ObjectNode json = contents(indexed);
    OfferJson.write(json.putObject(OFFER), indexed.item().offer());
    return Json.MAPPER.writeValueAsBytes(json);
  }

  /** What is kept as the source of the document of {@code source}. */
  public static byte[] contents(byte[] source) {
    return Json.MAPPER.writeValueAsBytes(contents(read(source)));
  }

  private static ObjectNode contents(IndexedItem indexed) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.set("item", OfferJson.removeFrom(CatalogJson.toJson(indexed.item())));
    ObjectNode terms = json.putObject("terms");
    indexed.terms().forEach(terms::put);
    ArrayNode vector = json.putArray("vector");
    for (float value : indexed.vector()) {
      vector.add(value);
    }
    json.put("basis", indexed.basis());
    return json;
  }

  /** The item of what {@link #source} wrote. */
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
    ObjectNode item = json.required("item").asObject();
    return new IndexedItem(
        CatalogJson.parseItem(item.setAll(json.required(OFFER).asObject())),
        terms,
        vector,
        json.required("basis").asString());
  }

  /**
   * The item of a document as it was indexed, without its representations: stops reading where the
   * item ends, which {@link #source} writes first.
   *
   * @param document with {@link #ITEM_FIELDS}
   */
  public static Item item(Document document) {
    try (JsonParser parser = Json.MAPPER.createParser(ViewSchema.source(document))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean item = parser.currentName().equals("item");
        parser.nextToken();
        if (item) {
          JsonNode json = parser.readValueAsTree();
          return CatalogJson.parseItem(withOffer(json, document.getBinaryValue(OFFER)));
        }
        parser.skipChildren();
      }
    }
    throw new InvalidInputException("item", null, "a JSON object");
  }

  private static JsonNode withOffer(JsonNode item, @Nullable BytesRef offer) {
    return offer == null
        ? item
        : item.asObject()
            .setAll(Json.MAPPER.readTree(offer.bytes, offer.offset, offer.length).asObject());
  }

  /**
   * A text's length is the number of its terms, also of those that share a position: Chinese is
   * indexed in characters and bigrams, and the mean length that BM25 compares with counts both.
   */
  @Override
  public Similarity similarity() {
    return new BM25Similarity(false);
  }

  @Override
  public Document document(String key, byte[] source) {
    IndexedItem indexed = read(source);
    Item item = indexed.item();
    Document document = ViewSchema.base(key, Json.MAPPER.writeValueAsBytes(contents(indexed)));
    ObjectNode offer = OfferJson.write(Json.MAPPER.createObjectNode(), item.offer());
    document.add(new StoredField(OFFER, Json.MAPPER.writeValueAsBytes(offer)));
    ItemFields.addTo(document, item, language(item));
    ItemRepresentations.addTo(document, indexed);
    RankingFields.addTo(document, item);
    CompletionFields.addTo(document, item);
    SpellingFields.addTo(document, item);
    return document;
  }

  @Override
  public Codec codec() {
    return VectorCodec.of(ItemRepresentations.VECTOR_PREFIX);
  }

  /** As the shop says, or as the script of the text tells. */
  private static String language(Item item) {
    return item.language() != null
        ? item.language()
        : Languages.of(item.title() + " " + item.description()).tag();
  }
}
