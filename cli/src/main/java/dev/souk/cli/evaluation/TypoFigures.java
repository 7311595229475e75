package dev.souk.cli.evaluation;

import dev.souk.cli.evaluation.TypoSuite.TypoQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often the right item was among the first ten. */
final class TypoFigures {

  /** Of some queries. */
  private static final class Tally {
    int asked;
    int hits;
    double reciprocalRanks;

    Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("queries", asked);
      figures.put("hit_at_10", asked == 0 ? 0.0 : (double) hits / asked);
      figures.put("mrr_at_10", asked == 0 ? 0.0 : reciprocalRanks / asked);
      return figures;
    }
  }

  private final Map<String, Tally> tallies = new TreeMap<>();

  /**
   * @param rank of the right item, from 1; 0 if it is not among the first ten
   */
  void add(String group, int rank) {
    Tally tally = tallies.computeIfAbsent(group, _ -> new Tally());
    tally.asked++;
    tally.hits += rank > 0 ? 1 : 0;
    tally.reciprocalRanks += rank > 0 ? 1.0 / rank : 0;
  }

  /** Counts a query with slips, by their number, its form, and the kind of a single one. */
  void add(TypoQuery query, int rank) {
    String errors = query.slips().size() == 1 ? "one_error" : "two_errors";
    add(errors, rank);
    add(errors + " " + query.form(), rank);
    if (query.slips().size() == 1) {
      add(errors + " " + query.form() + " " + query.slips().getFirst(), rank);
    }
  }

  /** By group, in the order of their names. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    tallies.forEach((group, tally) -> figures.put(group, tally.figures()));
    return figures;
  }
}
