package dev.souk.retrieval.rules;

import dev.souk.view.schema.ItemFields;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of a request when rules are asked: the document that conditions match. Fields have
 * values, compared in {@linkplain ItemFields#fold folded} form, or numbers; the words stand in
 * their order. Immutable, thread-safe.
 */
public final class MatchContext {

  private static final char APART = '\0';

  private final List<List<String>> wordings;
  private final Set<String> terms;
  private final Map<String, Double> numbers;

  private MatchContext(Builder builder) {
    this.wordings = builder.wordings;
    this.terms = Collections.unmodifiableSet(new HashSet<>(builder.terms));
    this.numbers = Collections.unmodifiableMap(new HashMap<>(builder.numbers));
  }

  /** The term of a field's value; of {@code ""}, the term that the field has some value. */
  static String term(String field, String value) {
    return field + APART + value;
  }

  /** Of a request of which nothing is known. */
  public static Builder builder() {
    return new Builder();
  }

  /** Every term that holds. */
  Set<String> terms() {
    return terms;
  }

  boolean has(String term) {
    return terms.contains(term);
  }

  /** NaN if it is not known. */
  double number(String field) {
    return numbers.getOrDefault(field, Double.NaN);
  }

  List<List<String>> wordings() {
    return wordings;
  }

  /** All values by field, in order, for people to read. */
  public SortedMap<String, SortedSet<String>> fields() {
    TreeMap<String, SortedSet<String>> fields = new TreeMap<>();
    for (String term : terms) {
      int apart = term.indexOf(APART);
      if (apart < term.length() - 1) {
        fields
            .computeIfAbsent(term.substring(0, apart), _ -> new TreeSet<>())
            .add(term.substring(apart + 1));
      }
    }
    numbers.forEach((field, number) ->
        fields
            .computeIfAbsent(field, _ -> new TreeSet<>())
            .add(
                number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString(number.longValue())
                    : Double.toString(number)));
    return fields;
  }

  /** Collects what is known. Not thread-safe. */
  public static final class Builder {
    private List<List<String>> wordings = List.of(List.of());
    private final Set<String> terms = new HashSet<>();
    private final Map<String, Double> numbers = new HashMap<>();

    private Builder() {}

    /** What was typed. */
    public Builder query(String text) {
      wordings = Wordings.of(text);
      for (List<String> wording : wordings) {
        for (String word : wording) {
          terms.add(term(ConditionFields.QUERY, word));
        }
      }
      if (!wordings.getFirst().isEmpty()) {
        terms.add(term(ConditionFields.QUERY, ""));
        number(ConditionFields.WORDS, wordings.getFirst().size());
      }
      return this;
    }

    /** One more value of a field; blank ones are left out. */
    public Builder value(String field, String value) {
      String folded = ItemFields.fold(value);
      if (!folded.isEmpty()) {
        terms.add(term(field, folded));
        terms.add(term(field, ""));
      }
      return this;
    }

    /** A number. */
    public Builder number(String field, double value) {
      numbers.put(field, value);
      terms.add(term(field, ""));
      if (ConditionFields.isDiscrete(field)) {
        terms.add(term(field, Integer.toString((int) value)));
      }
      return this;
    }

    /** What was collected. */
    public MatchContext build() {
      return new MatchContext(this);
    }
  }
}
