package dev.souk.api.endpoint;

import dev.souk.api.http.Reply;
import dev.souk.domain.ItemWriter;
import dev.souk.domain.Json;
import dev.souk.retrieval.SearchResponse;
import dev.souk.retrieval.understanding.Understanding;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JsonGenerator;

/**
 * Answers of retrieval as JSON, written as they are walked through and without a tree between,
 * since this is done for every search. Stateless.
 */
final class SearchJson {

  private static final int USUAL_BYTES = 16 << 10;

  private SearchJson() {}

  /** The answer with all fields of its items. */
  static Reply reply(SearchResponse response, int from, int size, long started) {
    return reply(response, from, size, started, ItemWriter.ALL);
  }

  /**
   * A page of hits with everything that was asked for. {@code query_id} is new for every answer:
   * events that follow from it carry it, so that what was shown and what came of it can be joined.
   *
   * @param from the place of the first hit, from 0
   * @param size how many were asked for
   * @param started {@link System#nanoTime} when the request was taken
   * @param items writes the items
   */
  static Reply reply(SearchResponse response, int from, int size, long started, ItemWriter items) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("query_id", queryId());
      json.writeNumberProperty("total", response.total());
      json.writeBooleanProperty("total_exact", response.totalExact());
      json.writeNumberProperty("from", from);
      json.writeNumberProperty("size", size);
      json.writeStringProperty("profile", response.profile());
      json.writeBooleanProperty("personal", response.personal());
      json.writeArrayPropertyStart("notes");
      for (String note : response.notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
      understanding(json, response.understanding());
      ServedJson.write(json, response.served());
      json.writeArrayPropertyStart("hits");
      for (SearchResponse.Hit hit : response.hits()) {
        write(json, hit, items);
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("facets");
      for (SearchResponse.Facet facet : response.facets()) {
        write(json, facet);
      }
      json.writeEndArray();
      if (response.nextCursor() != null) {
        json.writeStringProperty("next_cursor", response.nextCursor());
      }
      json.writeNumberProperty("took_ms", (System.nanoTime() - started) / 1_000_000);
      json.writeEndObject();
    }
    return Reply.bytes(200, "application/json", bytes.toByteArray());
  }

  private static void understanding(JsonGenerator json, Understanding understanding) {
    Understanding.Corrected corrected = understanding.corrected();
    if (corrected == null) {
      json.writeNullProperty("corrected");
    } else {
      json.writeObjectPropertyStart("corrected");
      json.writeStringProperty("text", corrected.text());
      json.writeBooleanProperty("searched", corrected.searched());
      json.writeEndObject();
    }
    json.writeArrayPropertyStart("understood");
    for (Understanding.Understood each : understanding.understood()) {
      json.writeStartObject();
      json.writeStringProperty("kind", each.kind());
      json.writeStringProperty("text", each.text());
      json.writeStringProperty("filter", each.filter());
      json.writeBooleanProperty("filtered", each.filtered());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * A random UUID (RFC 9562, version 4). It need not be hard to guess, only unlikely to come twice,
   * and the secure source costs more than the search.
   */
  private static String queryId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
    long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  private static void write(JsonGenerator json, SearchResponse.Hit hit, ItemWriter items) {
    json.writeStartObject();
    json.writeName("item");
    items.write(json, hit.item());
    number(json, "score", hit.score());
    if (!hit.sources().isEmpty()) {
      explanation(json, hit);
    }
    ServedJson.write(json, hit.marks());
    json.writeEndObject();
  }

  private static void explanation(JsonGenerator json, SearchResponse.Hit hit) {
    json.writeObjectPropertyStart("sources");
    for (Map.Entry<String, SearchResponse.SourceScore> source : hit.sources().entrySet()) {
      json.writeObjectPropertyStart(source.getKey());
      number(json, "raw", source.getValue().raw());
      number(json, "normalised", source.getValue().normalised());
      number(json, "contribution", source.getValue().contribution());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("reasons");
    for (SearchResponse.Reason reason : hit.reasons()) {
      json.writeStartObject();
      json.writeStringProperty("kind", reason.kind());
      json.writeStringProperty("text", reason.text());
      json.writeArrayPropertyStart("item_ids");
      for (String id : reason.itemIds()) {
        json.writeString(id);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, SearchResponse.Facet facet) {
    json.writeStartObject();
    json.writeStringProperty("field", facet.field());
    json.writeNumberProperty("distinct", facet.distinct());
    json.writeArrayPropertyStart("values");
    for (SearchResponse.FacetValue value : facet.values()) {
      json.writeStartObject();
      json.writeStringProperty("value", value.value());
      json.writeNumberProperty("count", value.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    SearchResponse.Stats stats = facet.stats();
    if (stats != null) {
      json.writeObjectPropertyStart("stats");
      number(json, "min", stats.min());
      number(json, "max", stats.max());
      number(json, "mean", stats.mean());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** JSON has no infinity: what never sold has a popularity of minus infinity and is null here. */
  private static void number(JsonGenerator json, String field, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(field, value);
    } else {
      json.writeNullProperty(field);
    }
  }
}
