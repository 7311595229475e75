package dev.souk.api.ops;

import dev.souk.api.shop.Verification;
import dev.souk.api.shop.Verification.QueryDifference;
import dev.souk.domain.Json;
import dev.souk.view.View;
import dev.souk.view.compare.Difference;
import dev.souk.view.compare.ViewComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison of two generations as JSON, for the endpoint and for who asks it. */
public final class VerificationJson {

  private VerificationJson() {}

  static ObjectNode write(Verification found) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("generation", found.generation());
    json.put("against", found.against());
    json.put("equal", found.equal());
    ArrayNode views = json.putArray("views");
    for (ViewComparison view : found.views()) {
      ObjectNode node = views.addObject();
      node.put("view", view.view().wire());
      node.put("equal", view.equal());
      node.put("position", view.position());
      node.put("against_position", view.againstPosition());
      node.put("skipped", view.skipped());
      node.put("documents", view.documents());
      node.put("against_documents", view.againstDocuments());
      node.put("digest", view.digest());
      node.put("against_digest", view.againstDigest());
      node.put("differing", view.differing());
      ArrayNode differences = node.putArray("differences");
      for (Difference difference : view.first()) {
        differences
            .addObject()
            .put("key", difference.key())
            .put("value", difference.value())
            .put("against", difference.against());
      }
    }
    json.put("queries", found.queries());
    ArrayNode queries = json.putArray("query_differences");
    for (QueryDifference difference : found.differing()) {
      ObjectNode node = queries.addObject().put("query", difference.query());
      ArrayNode ids = node.putArray("ids");
      difference.ids().forEach(ids::add);
      ArrayNode against = node.putArray("against_ids");
      difference.againstIds().forEach(against::add);
    }
    return json;
  }

  /** Reads what {@link #write} wrote. */
  public static Verification read(JsonNode json) {
    List<ViewComparison> views = new ArrayList<>();
    for (JsonNode view : json.required("views")) {
      List<Difference> first = new ArrayList<>();
      for (JsonNode difference : view.required("differences")) {
        first.add(
            new Difference(
                difference.required("key").stringValue(),
                nullable(difference.required("value")),
                nullable(difference.required("against"))));
      }
      views.add(
          new ViewComparison(
              View.valueOf(view.required("view").stringValue().toUpperCase(Locale.ROOT)),
              view.required("position").stringValue(),
              view.required("against_position").stringValue(),
              view.required("skipped").longValue(),
              view.required("documents").longValue(),
              view.required("against_documents").longValue(),
              view.required("digest").stringValue(),
              view.required("against_digest").stringValue(),
              view.required("differing").longValue(),
              first));
    }
    List<QueryDifference> queries = new ArrayList<>();
    for (JsonNode query : json.required("query_differences")) {
      queries.add(
          new QueryDifference(
              query.required("query").stringValue(),
              texts(query.required("ids")),
              texts(query.required("against_ids"))));
    }
    return new Verification(
        json.required("generation").stringValue(),
        json.required("against").stringValue(),
        views,
        json.required("queries").intValue(),
        queries);
  }

  private static @Nullable String nullable(JsonNode node) {
    return node.isNull() ? null : node.stringValue();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.stringValue()));
    return texts;
  }
}
