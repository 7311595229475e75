package dev.souk.retrieval.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An inverted index of conditions. A condition stands in the lists of its <em>anchors</em>: terms
 * of which a request must have at least one to fulfil it. A request's terms lead to the few
 * conditions that it may fulfil, and those are tried.
 *
 * <p>Of a conjunction the anchors of one part are enough, and those are taken that the fewest
 * conditions ask for; a disjunction has those of all parts. What is only negated, or lies between
 * two of many numbers, has none, and is tried for every request. It is the idea of the presearcher
 * of Lucene's monitor, and of Yan and Garcia-Molina, "Index structures for selective dissemination
 * of information under the Boolean model" (1994). Immutable, thread-safe.
 */
final class RuleIndex {

  private final List<String> names;
  private final List<Condition> conditions;
  private final Map<String, int[]> byAnchor;
  private final BitSet unanchored;

  private RuleIndex(
      List<String> names,
      List<Condition> conditions,
      Map<String, int[]> byAnchor,
      BitSet unanchored) {
    this.names = names;
    this.conditions = conditions;
    this.byAnchor = byAnchor;
    this.unanchored = unanchored;
  }

  static RuleIndex of(Map<String, Condition> rules) {
    List<String> names = List.copyOf(rules.keySet());
    List<Condition> conditions = List.copyOf(rules.values());
    Map<String, Integer> frequencies = new HashMap<>();
    for (Condition condition : conditions) {
      Set<String> terms = new HashSet<>();
      collect(condition, terms);
      terms.forEach(term -> frequencies.merge(term, 1, Integer::sum));
    }
    Map<String, List<Integer>> lists = new HashMap<>();
    BitSet unanchored = new BitSet();
    for (int rule = 0; rule < conditions.size(); rule++) {
      Set<String> anchors = anchors(conditions.get(rule), frequencies);
      if (anchors == null) {
        unanchored.set(rule);
      } else {
        for (String anchor : anchors) {
          lists.computeIfAbsent(anchor, _ -> new ArrayList<>()).add(rule);
        }
      }
    }
    Map<String, int[]> byAnchor = new HashMap<>();
    lists.forEach((anchor, list) ->
        byAnchor.put(anchor, list.stream().mapToInt(Integer::intValue).toArray()));
    return new RuleIndex(names, conditions, byAnchor, unanchored);
  }

  private static void collect(Condition condition, Set<String> terms) {
    switch (condition) {
      case Condition.Always always -> {}
      case Condition.Not not -> {}
      case Condition.All all -> all.parts().forEach(part -> collect(part, terms));
      case Condition.Any any -> any.parts().forEach(part -> collect(part, terms));
      case Condition.Has has -> terms.add(has.term());
      case Condition.Between between -> {
        Set<String> values = values(between);
        if (values != null) {
          terms.addAll(values);
        }
      }
      case Condition.Phrase phrase -> collect(phrase.wordings(), terms);
      case Condition.Exactly exactly -> collect(exactly.wordings(), terms);
    }
  }

  private static void collect(List<List<String>> wordings, Set<String> terms) {
    for (List<String> wording : wordings) {
      for (String word : wording) {
        terms.add(MatchContext.term(ConditionFields.QUERY, word));
      }
    }
  }

  /** Terms of which a request has at least one if it fulfils the condition; null if none are. */
  private static @Nullable Set<String> anchors(
      Condition condition, Map<String, Integer> frequencies) {
    return switch (condition) {
      case Condition.Always always -> null;
      case Condition.Not not -> null;
      case Condition.Has has -> Set.of(has.term());
      case Condition.Between between -> values(between);
      case Condition.Phrase phrase -> rarest(phrase.wordings(), frequencies);
      case Condition.Exactly exactly -> rarest(exactly.wordings(), frequencies);
      case Condition.All all -> {
        Set<String> best = null;
        for (Condition part : all.parts()) {
          Set<String> anchors = anchors(part, frequencies);
          if (anchors != null
              && (best == null || cost(anchors, frequencies) < cost(best, frequencies))) {
            best = anchors;
          }
        }
        yield best;
      }
      case Condition.Any any -> {
        Set<String> union = new HashSet<>();
        for (Condition part : any.parts()) {
          Set<String> anchors = anchors(part, frequencies);
          if (anchors == null) {
            yield null;
          }
          union.addAll(anchors);
        }
        yield union;
      }
    };
  }

  /** Of every wording the word that the fewest conditions have. */
  private static Set<String> rarest(List<List<String>> wordings, Map<String, Integer> frequencies) {
    Set<String> rarest = new HashSet<>();
    for (List<String> wording : wordings) {
      String best = null;
      for (String word : wording) {
        String term = MatchContext.term(ConditionFields.QUERY, word);
        if (best == null || frequencies.getOrDefault(term, 0) < frequencies.getOrDefault(best, 0)) {
          best = term;
        }
      }
      if (best != null) {
        rarest.add(best);
      }
    }
    return rarest;
  }

  private static long cost(Set<String> anchors, Map<String, Integer> frequencies) {
    long cost = 0;
    for (String anchor : anchors) {
      cost += frequencies.getOrDefault(anchor, 0);
    }
    return cost;
  }

  /** The terms of a discrete number's values in a range; null of other numbers. */
  private static @Nullable Set<String> values(Condition.Between between) {
    if (!ConditionFields.isDiscrete(between.field())) {
      return null;
    }
    Set<String> values = new HashSet<>();
    for (int value = 0; value < ConditionFields.HOURS; value++) {
      if (value >= between.low() && value <= between.high()) {
        values.add(MatchContext.term(between.field(), Integer.toString(value)));
      }
    }
    return values;
  }

  /** The rules that a request fulfils, in the order of the rules. */
  List<String> match(MatchContext context) {
    BitSet candidates = (BitSet) unanchored.clone();
    for (String term : context.terms()) {
      int[] list = byAnchor.get(term);
      if (list != null) {
        for (int rule : list) {
          candidates.set(rule);
        }
      }
    }
    List<String> matching = new ArrayList<>();
    for (int rule = candidates.nextSetBit(0); rule >= 0; rule = candidates.nextSetBit(rule + 1)) {
      if (conditions.get(rule).holds(context)) {
        matching.add(names.get(rule));
      }
    }
    return matching;
  }

  /** How many rules there are. */
  int size() {
    return names.size();
  }

  /** How many rules are tried for every request. */
  int unanchored() {
    return unanchored.cardinality();
  }
}
