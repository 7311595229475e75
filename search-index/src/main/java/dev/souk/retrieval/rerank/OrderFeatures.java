package dev.souk.retrieval.rerank;

import java.util.List;

/** Whether the title says the query's words in the query's order, and where. */
record OrderFeatures() implements FeatureFamily {

  private static final List<String> NAMES =
      List.of(
          "order.run",
          "order.run_share",
          "order.run_of_title",
          "order.sequence_share",
          "order.sequence_of_title",
          "order.first_at",
          "order.density",
          "order.beginning_found",
          "order.first_half_found",
          "order.second_half_found",
          "order.starts_with_query",
          "order.contains_query",
          "order.is_query");

  /** Of a title in which nothing is found. */
  private static final int NOWHERE = 100;

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Computed over(CandidateList list) {
    int[] query = list.query().units();
    return (candidate, row, at) -> fill(query, list.title(candidate), row, at);
  }

  private static void fill(int[] query, Words title, float[] row, int from) {
    int[] units = title.units();
    int run = longestRun(query, units);
    int sequence = longestSequence(query, units);
    int first = NOWHERE;
    int last = -1;
    int found = 0;
    for (int at = 0; at < units.length; at++) {
      if (Words.count(query, units[at]) > 0) {
        first = Math.min(first, at);
        last = at;
        found++;
      }
    }
    int beginning = 0;
    while (beginning < query.length && title.has(query[beginning])) {
      beginning++;
    }
    int half = (query.length + 1) / 2;
    int firstHalf = 0;
    int secondHalf = 0;
    for (int i = 0; i < half; i++) {
      firstHalf += title.has(query[i]) ? 1 : 0;
      secondHalf += title.has(query[query.length - 1 - i]) ? 1 : 0;
    }
    boolean whole = query.length > 0 && run == query.length;
    boolean starts = whole && startsWith(units, query);
    int at = from;
    row[at++] = run;
    row[at++] = MatchFeatures.share(run, query.length);
    row[at++] = MatchFeatures.share(run, units.length);
    row[at++] = MatchFeatures.share(sequence, query.length);
    row[at++] = MatchFeatures.share(sequence, units.length);
    row[at++] = first;
    row[at++] = last < 0 ? 0 : MatchFeatures.share(found, last - first + 1);
    row[at++] = MatchFeatures.share(beginning, query.length);
    row[at++] = MatchFeatures.share(firstHalf, half);
    row[at++] = MatchFeatures.share(secondHalf, half);
    row[at++] = starts ? 1 : 0;
    row[at++] = whole ? 1 : 0;
    row[at] = starts && units.length == query.length ? 1 : 0;
  }

  private static boolean startsWith(int[] units, int[] query) {
    for (int i = 0; i < query.length; i++) {
      if (units[i] != query[i]) {
        return false;
      }
    }
    return true;
  }

  /** Units in one piece in both. */
  static int longestRun(int[] one, int[] other) {
    int longest = 0;
    int[] lengths = new int[other.length + 1];
    for (int unit : one) {
      for (int o = other.length; o > 0; o--) {
        lengths[o] = other[o - 1] == unit ? lengths[o - 1] + 1 : 0;
        longest = Math.max(longest, lengths[o]);
      }
    }
    return longest;
  }

  /** The longest common subsequence: units in the same order in both, with others between them. */
  static int longestSequence(int[] one, int[] other) {
    int[] lengths = new int[other.length + 1];
    for (int unit : one) {
      int diagonal = 0;
      for (int o = 1; o <= other.length; o++) {
        int above = lengths[o];
        lengths[o] = other[o - 1] == unit ? diagonal + 1 : Math.max(lengths[o], lengths[o - 1]);
        diagonal = above;
      }
    }
    return lengths[other.length];
  }
}
