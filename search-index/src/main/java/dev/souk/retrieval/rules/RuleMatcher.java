package dev.souk.retrieval.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many stored conditions a request fulfils: percolation, search the other way round.
 * The conditions are in an inverted index ({@link RuleIndex}), so a match takes as long as there
 * are conditions that share a rare term with the request, not as long as there are conditions.
 *
 * <p>Thread-safe. A match sees all conditions as they were at one moment.
 */
public final class RuleMatcher {

  private volatile RuleIndex index = RuleIndex.of(Map.of());
  private Map<String, Condition> rules = Map.of();

  /**
   * Puts one condition, in place of one of the same name. Costs as much as to replace all: many are
   * put with {@link #replaceAll}.
   */
  public synchronized void register(String name, Condition condition) {
    Map<String, Condition> more = new LinkedHashMap<>(rules);
    more.put(name, condition);
    replaceAll(more);
  }

  /** Puts these conditions in place of all others, at once for every match that begins later. */
  public synchronized void replaceAll(Map<String, Condition> conditions) {
    Map<String, Condition> copy = new LinkedHashMap<>(conditions);
    index = RuleIndex.of(copy);
    rules = copy;
  }

  /** The names of the conditions that a request fulfils, in the order in which they were put. */
  public List<String> match(MatchContext context) {
    return index.match(context);
  }

  /** How many conditions there are. */
  public int size() {
    return index.size();
  }

  /**
   * How many of them name nothing that a request must have, such as {@code NOT language:en}, and so
   * are tried for every request.
   */
  public int tried() {
    return index.unanchored();
  }
}
