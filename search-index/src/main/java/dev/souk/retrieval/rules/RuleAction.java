package dev.souk.retrieval.rules;

import dev.souk.retrieval.filter.FilterExpression;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a rule does. Filters are not bound to the fields there are. Immutable. */
public sealed interface RuleAction {

  /** The name in a rules file. */
  String wire();

  /**
   * Puts items at places of the answer.
   *
   * @param places the item's id by place, 1 is the first
   */
  record Pin(SortedMap<Integer, String> places) implements RuleAction {
    public Pin {
      places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    }

    @Override
    public String wire() {
      return "pin";
    }
  }

  /**
   * Multiplies scores by 1 or more.
   *
   * @param filter which items, as written
   */
  record Boost(String filter, FilterExpression items, double factor) implements RuleAction {
    @Override
    public String wire() {
      return "boost";
    }
  }

  /**
   * Multiplies scores by 0 to 1.
   *
   * @param filter which items, as written
   */
  record Bury(String filter, FilterExpression items, double factor) implements RuleAction {
    @Override
    public String wire() {
      return "bury";
    }
  }

  /**
   * Keeps items out.
   *
   * @param filter which, as written, empty for none
   * @param items which, null for none
   * @param ids which besides
   */
  record Hide(String filter, @Nullable FilterExpression items, List<String> ids)
      implements RuleAction {
    public Hide {
      ids = List.copyOf(ids);
    }

    @Override
    public String wire() {
      return "hide";
    }
  }

  /**
   * Keeps everything else out.
   *
   * @param filter what is left, as written
   */
  record Narrow(String filter, FilterExpression items) implements RuleAction {
    @Override
    public String wire() {
      return "filter";
    }
  }

  /**
   * Sends the shopper elsewhere.
   *
   * @param to a path that begins with {@code /}, or an http or https URL
   */
  record Redirect(String to) implements RuleAction {
    @Override
    public String wire() {
      return "redirect";
    }
  }
}
