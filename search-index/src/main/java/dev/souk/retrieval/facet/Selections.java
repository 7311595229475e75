package dev.souk.retrieval.facet;

import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.filter.FilterExpression;
import dev.souk.retrieval.filter.FilterFields;
import dev.souk.retrieval.filter.FilterParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a shopper has selected of facets, in the filter syntax: parts of one field each, all needed,
 * such as {@code brand:(Acme OR "Beta Inc") AND price:[5 TO 20]}.
 *
 * @param byField what must hold, by Lucene field
 */
public record Selections(Map<String, FilterExpression> byField) {

  private static final String FIELD = "select";

  /**
   * @param select may be empty
   * @throws InvalidInputException if the syntax is broken, no item has a field, or a part is of
   *     several fields
   */
  public static Selections parse(String select, FilterFields fields) {
    try {
      Map<String, List<FilterExpression>> parts = new LinkedHashMap<>();
      collect(FilterParser.parse(select), fields, parts);
      Map<String, FilterExpression> byField = new LinkedHashMap<>();
      parts.forEach((field, all) ->
          byField.put(field, all.size() == 1 ? all.getFirst() : new FilterExpression.And(all)));
      return new Selections(byField);
    } catch (InvalidInputException e) {
      throw e.of(FIELD);
    }
  }

  private static void collect(
      FilterExpression part, FilterFields fields, Map<String, List<FilterExpression>> parts) {
    switch (part) {
      case FilterExpression.All all -> {}
      case FilterExpression.And and -> and.parts().forEach(p -> collect(p, fields, parts));
      case FilterExpression.Or or -> add(or, fields, parts);
      case FilterExpression.Not not -> add(not, fields, parts);
      case FilterExpression.Equal equal -> add(equal, fields, parts);
      case FilterExpression.Present present -> add(present, fields, parts);
      case FilterExpression.Range range -> add(range, fields, parts);
    }
  }

  private static void add(
      FilterExpression part, FilterFields fields, Map<String, List<FilterExpression>> parts) {
    TreeSet<String> names = new TreeSet<>();
    names(part, fields, names);
    if (names.size() != 1) {
      throw new InvalidInputException(
          FIELD,
          "a part with the fields " + names,
          "parts of one field each, joined by AND, as in brand:(a OR b) AND color:red");
    }
    parts.computeIfAbsent(names.first(), _ -> new ArrayList<>()).add(part);
  }

  private static void names(FilterExpression part, FilterFields fields, TreeSet<String> names) {
    switch (part) {
      case FilterExpression.All all -> {}
      case FilterExpression.And and -> and.parts().forEach(p -> names(p, fields, names));
      case FilterExpression.Or or -> or.parts().forEach(p -> names(p, fields, names));
      case FilterExpression.Not not -> names(not.part(), fields, names);
      case FilterExpression.Equal equal ->
          names.add(fields.resolve(equal.field(), equal.position()));
      case FilterExpression.Present present ->
          names.add(fields.resolve(present.field(), present.position()));
      case FilterExpression.Range range ->
          names.add(fields.resolve(range.field(), range.position()));
    }
  }
}
