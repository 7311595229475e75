package dev.souk.api.endpoint;

import dev.souk.domain.CatalogJson;
import dev.souk.domain.Json;
import dev.souk.retrieval.SearchResponse;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers of retrieval as JSON. Stateless. */
final class SearchJson {

  private SearchJson() {}

  /**
   * A page of hits with everything that was asked for. {@code query_id} is new for every answer:
   * events that follow from it carry it, so that what was shown and what came of it can be joined.
   *
   * @param from the place of the first hit, from 0
   * @param size how many were asked for
   * @param started {@link System#nanoTime} when the request was taken
   */
  static ObjectNode write(SearchResponse response, int from, int size, long started) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("query_id", UUID.randomUUID().toString());
    json.put("total", response.total());
    json.put("total_exact", response.totalExact());
    json.put("from", from);
    json.put("size", size);
    json.put("profile", response.profile());
    json.put("personal", response.personal());
    ServedJson.write(json, response.served());
    ArrayNode notes = json.putArray("notes");
    response.notes().forEach(notes::add);
    ArrayNode hits = json.putArray("hits");
    for (SearchResponse.Hit hit : response.hits()) {
      hits.add(hit(hit));
    }
    ArrayNode facets = json.putArray("facets");
    for (SearchResponse.Facet facet : response.facets()) {
      facets.add(facet(facet));
    }
    if (response.nextCursor() != null) {
      json.put("next_cursor", response.nextCursor());
    }
    json.put("took_ms", (System.nanoTime() - started) / 1_000_000);
    return json;
  }

  private static ObjectNode facet(SearchResponse.Facet facet) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("field", facet.field());
    json.put("distinct", facet.distinct());
    ArrayNode values = json.putArray("values");
    for (SearchResponse.FacetValue value : facet.values()) {
      values.addObject().put("value", value.value()).put("count", value.count());
    }
    SearchResponse.Stats stats = facet.stats();
    if (stats != null) {
      ObjectNode numbers = json.putObject("stats");
      number(numbers, "min", stats.min());
      number(numbers, "max", stats.max());
      number(numbers, "mean", stats.mean());
    }
    return json;
  }

  private static ObjectNode hit(SearchResponse.Hit hit) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.set("item", CatalogJson.toJson(hit.item()));
    number(json, "score", hit.score());
    if (hit.sources().isEmpty()) {
      return json;
    }
    ObjectNode sources = json.putObject("sources");
    hit.sources()
        .forEach((name, source) -> {
          ObjectNode part = sources.putObject(name);
          number(part, "raw", source.raw());
          number(part, "normalised", source.normalised());
          number(part, "contribution", source.contribution());
        });
    ArrayNode reasons = json.putArray("reasons");
    for (SearchResponse.Reason reason : hit.reasons()) {
      ObjectNode line = reasons.addObject().put("kind", reason.kind()).put("text", reason.text());
      ArrayNode ids = line.putArray("item_ids");
      reason.itemIds().forEach(ids::add);
    }
    ServedJson.write(json, hit.marks());
    return json;
  }

  /** JSON has no infinity: what never sold has a popularity of minus infinity and is null here. */
  private static void number(ObjectNode json, String field, double value) {
    if (Double.isFinite(value)) {
      json.put(field, value);
    } else {
      json.putNull(field);
    }
  }
}
