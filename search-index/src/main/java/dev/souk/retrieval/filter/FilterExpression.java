package dev.souk.retrieval.filter;

import java.util.List;

/** A filter as written: fields are not bound yet. */
public sealed interface FilterExpression {

  /** Lets everything through: the empty filter, or {@code *:*}. */
  record All() implements FilterExpression {}

  /** All of {@code parts}. */
  record And(List<FilterExpression> parts) implements FilterExpression {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of {@code parts}. */
  record Or(List<FilterExpression> parts) implements FilterExpression {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** What {@code part} does not let through. */
  record Not(FilterExpression part) implements FilterExpression {}

  /**
   * A field has a value.
   *
   * @param position where the value stands in the filter, from 0
   */
  record Equal(String field, String value, int position) implements FilterExpression {}

  /**
   * A field has some value.
   *
   * @param position where it stands in the filter, from 0
   */
  record Present(String field, int position) implements FilterExpression {}

  /**
   * A field lies between two values.
   *
   * @param low as written, {@code *} for no bound
   * @param high as written, {@code *} for no bound
   * @param position where the range stands in the filter, from 0
   */
  record Range(
      String field,
      String low,
      boolean lowInclusive,
      String high,
      boolean highInclusive,
      int position)
      implements FilterExpression {}
}
