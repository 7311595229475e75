package dev.souk.retrieval.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A merchandising rule.
 *
 * @param name 1 to 64 of a-z, 0-9 and {@code -}; unique in its file
 * @param from from when on it holds, null if it always has
 * @param until before when it holds, null if it does not end
 * @param priority the higher comes first where rules want what cannot both be had
 * @param on what it holds for
 * @param when the condition as written
 * @param condition what {@code when} means
 * @param actions what it does, one or more
 */
public record Rule(
    String name,
    @Nullable Instant from,
    @Nullable Instant until,
    int priority,
    Set<Surface> on,
    String when,
    Condition condition,
    List<RuleAction> actions) {

  static final String NAME_FORM = "1 to 64 of a-z, 0-9 and '-'";

  /** Higher priority first; of equal priority those that stand first in the file, sorted stably. */
  static final Comparator<Rule> PRECEDENCE = Comparator.comparingInt(Rule::priority).reversed();

  public Rule {
    on = Set.copyOf(on);
    actions = List.copyOf(actions);
  }

  static boolean isName(String name) {
    return name.matches("[a-z0-9][a-z0-9-]{0,63}");
  }

  /** Whether its dates say that it holds at {@code now}. */
  public boolean activeAt(Instant now) {
    return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
  }

  /** What it does, by name. */
  public List<String> actionNames() {
    List<String> names = new ArrayList<>();
    for (RuleAction action : actions) {
      if (!names.contains(action.wire())) {
        names.add(action.wire());
      }
    }
    return names;
  }

  /** Its condition with what it holds for. */
  Condition whole() {
    if (on.size() == Surface.values().length) {
      return condition;
    }
    List<Condition> any = new ArrayList<>();
    for (Surface surface : Surface.values()) {
      if (on.contains(surface)) {
        any.add(new Condition.Has(MatchContext.term(ConditionFields.SURFACE, surface.wire())));
      }
    }
    Condition surfaces = any.size() == 1 ? any.getFirst() : new Condition.Any(any);
    return condition instanceof Condition.Always
        ? surfaces
        : new Condition.All(List.of(condition, surfaces));
  }
}
