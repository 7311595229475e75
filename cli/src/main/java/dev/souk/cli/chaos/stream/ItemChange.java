package dev.souk.cli.chaos.stream;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of the catalogue as a request to the API.
 *
 * @param method of HTTP
 * @param item its id
 * @param body as JSON, null for none
 * @param keepsId whether the change is in the log under the line's own id; else the API gives one
 */
record ItemChange(String method, String item, @Nullable String body, boolean keepsId) {

  static ItemChange of(ChaosLine line) {
    CatalogChange change =
        CatalogJson.parseChange(line.entry().json().getBytes(StandardCharsets.UTF_8));
    return switch (change) {
      case CatalogChange.Upsert upsert ->
          new ItemChange(
              "PUT", upsert.itemId(), CatalogJson.toJson(upsert.item()).toString(), false);
      case CatalogChange.Delete delete -> new ItemChange("DELETE", delete.itemId(), null, false);
      case CatalogChange.OfferUpdate offer ->
          new ItemChange("PATCH", offer.itemId(), offer(line.entry().json()), true);
    };
  }

  /** The API takes the time of arrival, as for the other changes. */
  private static String offer(String line) {
    ObjectNode offer = Json.object(line).asObject();
    offer.remove("op");
    offer.remove("event_time");
    return offer.toString();
  }
}
