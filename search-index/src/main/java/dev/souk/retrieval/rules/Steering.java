package dev.souk.retrieval.rules;

import dev.souk.retrieval.filter.FilterExpression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules that hold for a request do together, before anything is looked up.
 *
 * @param rules those that hold, in the order of precedence
 * @param pins wishes for places, in the order of precedence; an item or a place may be wished twice
 * @param weights what changes scores
 * @param hidings what keeps some items out
 * @param narrowings what keeps all but some items out
 * @param redirect where to, by the first rule that says; null for nowhere
 */
public record Steering(
    List<Rule> rules,
    List<Pin> pins,
    List<Weighing> weights,
    List<Hiding> hidings,
    List<Narrowing> narrowings,
    @Nullable String redirect) {

  /** Of no rules. */
  public static final Steering NONE = of(List.of());

  /** A wish for a place. */
  record Pin(String rule, int place, String id) {}

  /** A factor of scores; {@code action} is that of a {@link RuleMark}. */
  record Weighing(String rule, String action, FilterExpression items, double factor) {}

  /** Items to keep out. */
  record Hiding(String rule, RuleAction.Hide hide) {}

  /** Items besides which all are kept out. */
  record Narrowing(String rule, RuleAction.Narrow narrow) {}

  /** What these rules do. */
  static Steering of(List<Rule> byPrecedence) {
    List<Pin> pins = new ArrayList<>();
    List<Weighing> weights = new ArrayList<>();
    List<Hiding> hidings = new ArrayList<>();
    List<Narrowing> narrowings = new ArrayList<>();
    String redirect = null;
    for (Rule rule : byPrecedence) {
      String name = rule.name();
      for (RuleAction action : rule.actions()) {
        switch (action) {
          case RuleAction.Pin pin ->
              pin.places().forEach((place, id) -> pins.add(new Pin(name, place, id)));
          case RuleAction.Boost boost ->
              weights.add(new Weighing(name, boost.wire(), boost.items(), boost.factor()));
          case RuleAction.Bury bury ->
              weights.add(new Weighing(name, bury.wire(), bury.items(), bury.factor()));
          case RuleAction.Hide hide -> hidings.add(new Hiding(name, hide));
          case RuleAction.Narrow narrow -> narrowings.add(new Narrowing(name, narrow));
          case RuleAction.Redirect other -> redirect = redirect == null ? other.to() : redirect;
        }
      }
    }
    return new Steering(
        List.copyOf(byPrecedence),
        List.copyOf(pins),
        List.copyOf(weights),
        List.copyOf(hidings),
        List.copyOf(narrowings),
        redirect);
  }
}
