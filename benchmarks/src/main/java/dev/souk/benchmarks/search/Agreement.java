package dev.souk.benchmarks.search;

import dev.souk.benchmarks.search.Engine.Ranked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of the ten best of two engines is the same. Where titles are alike many products have
 * the same score, and which of them are shown is chance: so hits that only one has count as shared
 * with as many that only the other has, if all of them have the score of the last that is shown.
 *
 * @param queries that were compared
 * @param exact mean share of the ten that is the same products
 * @param withTies the same, ties counted as shared
 */
record Agreement(int queries, double exact, double withTies) {

  private static final double SAME = 1e-3;

  /** Compares what two engines answer to the same questions. */
  static Agreement of(Engine one, Engine other, List<Question> questions) throws IOException {
    List<List<Ranked>> ours = hits(one, questions);
    List<List<Ranked>> theirs = hits(other, questions);
    double exact = 0;
    double withTies = 0;
    int compared = 0;
    for (int q = 0; q < questions.size(); q++) {
      if (ours.get(q).isEmpty() && theirs.get(q).isEmpty()) {
        continue;
      }
      compared++;
      exact += share(ours.get(q), theirs.get(q), false);
      withTies += share(ours.get(q), theirs.get(q), true);
    }
    return new Agreement(compared, exact / compared, withTies / compared);
  }

  private static List<List<Ranked>> hits(Engine engine, List<Question> questions)
      throws IOException {
    List<byte[]> requests = new ArrayList<>();
    for (Question question : questions) {
      requests.add(engine.request(question, Question.Kind.TEXT));
    }
    List<List<Ranked>> hits = new ArrayList<>();
    for (byte[] body : new HttpLoad(engine.port(), engine.pid(), requests).ask(requests.size())) {
      hits.add(engine.hits(body));
    }
    return hits;
  }

  private static double share(List<Ranked> ours, List<Ranked> theirs, boolean ties) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return 0;
    }
    Map<String, Double> scores = new HashMap<>();
    for (Ranked hit : theirs) {
      scores.put(hit.id(), hit.score());
    }
    Set<String> shared = new HashSet<>();
    for (Ranked hit : ours) {
      if (scores.containsKey(hit.id())) {
        shared.add(hit.id());
      }
    }
    int same = shared.size();
    if (ties) {
      same += Math.min(tied(ours, shared), tied(theirs, shared));
    }
    return (double) same / Math.max(ours.size(), theirs.size());
  }

  /** Hits that only one has, with the score of its last. */
  private static int tied(List<Ranked> hits, Set<String> shared) {
    double last = hits.getLast().score();
    int tied = 0;
    for (Ranked hit : hits) {
      if (!shared.contains(hit.id()) && Math.abs(hit.score() - last) <= SAME * last) {
        tied++;
      }
    }
    return tied;
  }
}
