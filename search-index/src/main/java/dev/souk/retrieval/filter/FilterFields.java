package dev.souk.retrieval.filter;

import dev.souk.domain.InvalidInputException;
import dev.souk.view.schema.ItemFields;
import dev.souk.view.schema.ViewSchema;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The fields by which items can be filtered and counted: the fixed ones and the attributes that
 * some item has.
 *
 * @param attributes their names, such as {@code color}
 */
public record FilterFields(SortedSet<String> attributes) {

  private static final String ID = "id";

  private static final Set<String> FIXED =
      Set.of(
          ItemFields.CATEGORY,
          ItemFields.BRAND,
          ItemFields.PRICE,
          ItemFields.AVAILABILITY,
          ItemFields.LANGUAGE,
          ItemFields.ITEM_GROUP_ID);

  private static final int SHOWN = 20;

  public FilterFields {
    attributes = Collections.unmodifiableSortedSet(new TreeSet<>(attributes));
  }

  /**
   * The Lucene field of a field in a filter, {@code id} included; {@code product_type} is another
   * word for {@code category}.
   *
   * @param position where it stands, from 0
   * @throws InvalidInputException if no item has such a field
   */
  public String resolve(String field, int position) {
    return field.equals(ID) ? ViewSchema.KEY : resolve("filter", field, " at position " + position);
  }

  /**
   * The Lucene field of a facet.
   *
   * @throws InvalidInputException if no item has such a field
   */
  public String facet(String field) {
    return resolve("facets", field, "");
  }

  private String resolve(String where, String field, String place) {
    if (field.equals("product_type")) {
      return ItemFields.CATEGORY;
    }
    if (FIXED.contains(field)) {
      return field;
    }
    if (attributes.contains(field)) {
      return ItemFields.ATTRIBUTE_PREFIX + field;
    }
    throw new InvalidInputException(where, "field '" + field + "'" + place, known());
  }

  private String known() {
    TreeSet<String> names = new TreeSet<>(FIXED);
    for (String attribute : attributes) {
      if (names.size() == SHOWN) {
        break;
      }
      names.add(attribute);
    }
    return "one of " + String.join(", ", names);
  }
}
