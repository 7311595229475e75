package dev.souk.retrieval.rules;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What rules would do to a request.
 *
 * @param at when
 * @param context what conditions are held against, values by field
 * @param rules those that hold, in the order of precedence
 * @param pins where items would be
 * @param redirect where the shopper would be sent, null for nowhere
 * @param problems actions that are left out, and why
 */
public record RuleTrial(
    Instant at,
    SortedMap<String, SortedSet<String>> context,
    List<Rule> rules,
    List<TriedPin> pins,
    @Nullable String redirect,
    List<String> problems) {

  public RuleTrial {
    rules = List.copyOf(rules);
    pins = List.copyOf(pins);
    problems = List.copyOf(problems);
  }

  /**
   * A pin.
   *
   * @param place where the item would be, 0 if nowhere: the shop does not have it or does not show
   *     it, another rule keeps it out, or the request does
   */
  public record TriedPin(String rule, String itemId, int place) {}
}
