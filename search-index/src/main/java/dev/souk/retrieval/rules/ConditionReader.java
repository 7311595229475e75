package dev.souk.retrieval.rules;

import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.filter.FilterExpression;
import dev.souk.retrieval.filter.FilterParser;
import dev.souk.view.schema.ItemFields;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads conditions, whose syntax is that of filters: {@code query:"fairy lights" AND hour:[8 TO 16]
 * AND NOT context.segment:trade}. Fields are those of {@link ConditionFields}. Stateless.
 */
public final class ConditionReader {

  private static final String WHEN = "when";
  private static final String ALWAYS = "always";

  private ConditionReader() {}

  /**
   * @param text {@code always}, or an expression
   * @throws InvalidInputException if the syntax is broken, a field unknown, or a value not one that
   *     the field can have
   */
  public static Condition read(String text) {
    if (text.isBlank() || text.strip().equals(ALWAYS)) {
      return new Condition.Always();
    }
    return bind(FilterParser.parse(text));
  }

  private static Condition bind(FilterExpression expression) {
    return switch (expression) {
      case FilterExpression.All all -> new Condition.Always();
      case FilterExpression.And and -> new Condition.All(all(and.parts()));
      case FilterExpression.Or or -> new Condition.Any(all(or.parts()));
      case FilterExpression.Not not -> new Condition.Not(bind(not.part()));
      case FilterExpression.Equal equal -> equal(equal);
      case FilterExpression.Present present -> present(present);
      case FilterExpression.Range range -> range(range);
    };
  }

  private static List<Condition> all(List<FilterExpression> parts) {
    List<Condition> bound = new ArrayList<>(parts.size());
    for (FilterExpression part : parts) {
      bound.add(bind(part));
    }
    return bound;
  }

  private static Condition present(FilterExpression.Present present) {
    check(present.field(), present.position());
    String field =
        ConditionFields.isWorded(present.field()) ? ConditionFields.QUERY : present.field();
    return new Condition.Has(MatchContext.term(field, ""));
  }

  private static Condition equal(FilterExpression.Equal equal) {
    String field = equal.field();
    check(field, equal.position());
    if (ConditionFields.isWorded(field)) {
      return words(equal);
    }
    if (ConditionFields.isNumber(field)) {
      double number = number(field, equal.value(), equal.position());
      return new Condition.Between(field, number, number);
    }
    String value = ConditionFields.isPath(field) ? path(equal.value()) : equal.value();
    String folded = ItemFields.fold(value);
    if (folded.isEmpty()) {
      throw refused(field, "''", equal.position(), "a value, or * for any");
    }
    return new Condition.Has(MatchContext.term(field, folded));
  }

  /** However a path is spaced, {@code Home>Lighting} is {@code Home > Lighting}. */
  private static String path(String value) {
    return String.join(" > ", value.strip().split("\\s*>\\s*", -1));
  }

  private static Condition words(FilterExpression.Equal equal) {
    List<List<String>> wordings = Wordings.of(equal.value());
    if (wordings.getFirst().isEmpty()) {
      throw refused(equal.field(), equal.value(), equal.position(), "words that can be searched");
    }
    if (equal.field().equals(ConditionFields.QUERY_EXACT)) {
      return new Condition.Exactly(wordings);
    }
    if (equal.field().equals(ConditionFields.QUERY)) {
      return new Condition.Phrase(wordings);
    }
    List<Condition> any = new ArrayList<>();
    for (String word : wordings.getFirst()) {
      any.add(new Condition.Has(MatchContext.term(ConditionFields.QUERY, word)));
    }
    return new Condition.Any(any);
  }

  private static Condition range(FilterExpression.Range range) {
    String field = range.field();
    check(field, range.position());
    if (!ConditionFields.isNumber(field)) {
      throw refused(field, "a range", range.position(), "a range of hour, words or a price only");
    }
    double low = Double.NEGATIVE_INFINITY;
    if (!range.low().equals("*")) {
      low = number(field, range.low(), range.position());
      low = range.lowInclusive() ? low : Math.nextUp(low);
    }
    double high = Double.POSITIVE_INFINITY;
    if (!range.high().equals("*")) {
      high = number(field, range.high(), range.position());
      high = range.highInclusive() ? high : Math.nextDown(high);
    }
    return new Condition.Between(field, low, high);
  }

  private static void check(String field, int position) {
    if (!ConditionFields.isKnown(field)) {
      throw new InvalidInputException(
          WHEN,
          "field '" + field + "' at position " + position,
          "one of " + ConditionFields.known());
    }
  }

  private static double number(String field, String value, int position) {
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same message.
    }
    throw refused(field, value, position, "a number");
  }

  private static InvalidInputException refused(
      String field, String value, int position, String expected) {
    return new InvalidInputException(
        WHEN, field + ":" + value + " at position " + position, expected);
  }
}
