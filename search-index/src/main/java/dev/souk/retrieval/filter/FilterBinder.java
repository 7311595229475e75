package dev.souk.retrieval.filter;

import dev.souk.domain.Availability;
import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.filter.FilterExpression.All;
import dev.souk.retrieval.filter.FilterExpression.And;
import dev.souk.retrieval.filter.FilterExpression.Equal;
import dev.souk.retrieval.filter.FilterExpression.Not;
import dev.souk.retrieval.filter.FilterExpression.Or;
import dev.souk.retrieval.filter.FilterExpression.Present;
import dev.souk.retrieval.filter.FilterExpression.Range;
import dev.souk.view.schema.ItemFields;
import dev.souk.view.schema.ViewSchema;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Binds a filter to the fields that items have and makes a Lucene query of it that matches without
 * scoring.
 *
 * @param fields the fields there are
 * @param offers filters by price and stock
 */
public record FilterBinder(FilterFields fields, OfferFilters offers) {

  /**
   * @throws InvalidInputException if a field is unknown or cannot have such a value
   */
  public Query bind(FilterExpression expression) {
    return switch (expression) {
      case All all -> new MatchAllDocsQuery();
      case And and -> and(and);
      case Or or -> or(or);
      case Not not ->
          new BooleanQuery.Builder()
              .add(new MatchAllDocsQuery(), Occur.FILTER)
              .add(bind(not.part()), Occur.MUST_NOT)
              .build();
      case Equal equal -> equal(equal);
      case Present present -> present(present);
      case Range range -> range(range);
    };
  }

  private Query and(And and) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (FilterExpression part : and.parts()) {
      query.add(bind(part), Occur.FILTER);
    }
    return query.build();
  }

  private Query or(Or or) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (FilterExpression part : or.parts()) {
      query.add(bind(part), Occur.SHOULD);
    }
    return query.build();
  }

  /** Every item has an id, a price and an availability. */
  private Query present(Present present) {
    String field = fields.resolve(present.field(), present.position());
    return switch (field) {
      case ItemFields.PRICE, ItemFields.AVAILABILITY, ViewSchema.KEY -> new MatchAllDocsQuery();
      default -> new FieldExistsQuery(field);
    };
  }

  private Query equal(Equal equal) {
    String field = fields.resolve(equal.field(), equal.position());
    return switch (field) {
      case ItemFields.PRICE -> {
        double price = number(equal.field(), equal.value(), equal.position());
        yield offers.price(price, price);
      }
      case ItemFields.AVAILABILITY -> offers.availability(Availability.parse(equal.value()));
      case ItemFields.CATEGORY ->
          new TermQuery(new Term(field, ItemFields.fold(path(equal.value()))));
      // Ids are told apart to the letter.
      case ViewSchema.KEY -> new TermQuery(ViewSchema.keyTerm(equal.value()));
      default -> new TermQuery(new Term(field, ItemFields.fold(equal.value())));
    };
  }

  /** However a path is spaced, {@code Home>Lighting} is {@code Home > Lighting}. */
  private static String path(String value) {
    return String.join(" > ", value.strip().split("\\s*>\\s*", -1));
  }

  private Query range(Range range) {
    String field = fields.resolve(range.field(), range.position());
    if (!field.equals(ItemFields.PRICE)) {
      throw new InvalidInputException(
          "filter",
          range.field() + " at position " + range.position() + " has a range",
          "a range of price only");
    }
    double low = Double.NEGATIVE_INFINITY;
    if (!range.low().equals("*")) {
      low = number(range.field(), range.low(), range.position());
      low = range.lowInclusive() ? low : Math.nextUp(low);
    }
    double high = Double.POSITIVE_INFINITY;
    if (!range.high().equals("*")) {
      high = number(range.field(), range.high(), range.position());
      high = range.highInclusive() ? high : Math.nextDown(high);
    }
    return offers.price(low, high);
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
    throw new InvalidInputException(
        "filter", field + ":" + value + " at position " + position, "a number");
  }
}
