package dev.souk.retrieval.rules;

import java.util.Collections;
import java.util.List;

/** When a rule holds. Immutable, thread-safe. */
public sealed interface Condition {

  /** Whether a request fulfils it. */
  boolean holds(MatchContext context);

  /** Of every request. */
  record Always() implements Condition {
    @Override
    public boolean holds(MatchContext context) {
      return true;
    }
  }

  /** All of {@code parts}. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(MatchContext context) {
      for (Condition part : parts) {
        if (!part.holds(context)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one of {@code parts}. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(MatchContext context) {
      for (Condition part : parts) {
        if (part.holds(context)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Not {@code part}. */
  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(MatchContext context) {
      return !part.holds(context);
    }
  }

  /**
   * A field has a value.
   *
   * @param term as {@link MatchContext#term} makes it
   */
  record Has(String term) implements Condition {
    @Override
    public boolean holds(MatchContext context) {
      return context.has(term);
    }
  }

  /**
   * A number lies between two, both included.
   *
   * @param low may be minus infinity
   * @param high may be infinity
   */
  record Between(String field, double low, double high) implements Condition {
    @Override
    public boolean holds(MatchContext context) {
      double number = context.number(field);
      return number >= low && number <= high;
    }
  }

  /**
   * The query has these words side by side.
   *
   * @param wordings one or two ways to write them, see {@link Wordings}
   */
  record Phrase(List<List<String>> wordings) implements Condition {
    public Phrase {
      wordings = List.copyOf(wordings);
    }

    @Override
    public boolean holds(MatchContext context) {
      for (List<String> words : wordings) {
        for (List<String> query : context.wordings()) {
          if (Collections.indexOfSubList(query, words) >= 0) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /**
   * The query is just these words.
   *
   * @param wordings as {@link Phrase}
   */
  record Exactly(List<List<String>> wordings) implements Condition {
    public Exactly {
      wordings = List.copyOf(wordings);
    }

    @Override
    public boolean holds(MatchContext context) {
      return !Collections.disjoint(wordings, context.wordings());
    }
  }
}
