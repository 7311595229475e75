package dev.souk.domain;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes items as {@link CatalogJson#toJson} does, field by field to where they are read from and
 * without a tree between: an answer has many items, and most callers show few of their fields.
 * Immutable, thread-safe.
 *
 * @param fields names of those that are written, attributes among them, besides {@code id}; empty
 *     for all
 */
public record ItemWriter(Set<String> fields) {

  /** Writes all fields. */
  public static final ItemWriter ALL = new ItemWriter(Set.of());

  public ItemWriter {
    fields = Set.copyOf(fields);
  }

  /** Writes {@code item} as an object. */
  public void write(JsonGenerator out, Item item) {
    out.writeStartObject();
    out.writeStringProperty("id", item.id());
    put(out, "title", item.title());
    put(out, "description", item.description());
    put(out, "price", item.price());
    put(out, "sale_price", item.salePrice());
    put(out, "brand", item.brand());
    if (!item.productType().isEmpty() && wanted("product_type")) {
      out.writeStringProperty("product_type", item.category());
    }
    put(out, "availability", item.availability().wire());
    put(out, "item_group_id", item.itemGroupId());
    put(out, "link", item.link());
    put(out, "image_link", item.imageLink());
    put(out, "language", item.language());
    for (Map.Entry<String, String> attribute : item.attributes().entrySet()) {
      put(out, attribute.getKey(), attribute.getValue());
    }
    out.writeEndObject();
  }

  private boolean wanted(String field) {
    return fields.isEmpty() || fields.contains(field);
  }

  private void put(JsonGenerator out, String field, @Nullable String value) {
    if (value != null && wanted(field)) {
      out.writeStringProperty(field, value);
    }
  }

  private void put(JsonGenerator out, String field, @Nullable Money value) {
    if (value != null && wanted(field)) {
      out.writeStringProperty(field, value.toString());
    }
  }
}
