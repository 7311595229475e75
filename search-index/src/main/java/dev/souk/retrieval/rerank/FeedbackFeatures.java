package dev.souk.retrieval.rerank;

import java.util.List;

/**
 * What the candidates have in common besides the query: relevance feedback without a shopper who
 * gives it (Lavrenko and Croft 2001; Xu and Croft 1996). The candidates that match the query best
 * say what it is about, and a candidate that says the same is likely about it too, whatever words
 * it has.
 */
record FeedbackFeatures() implements FeatureFamily {

  private static final List<String> NAMES =
      List.of(
          "feedback.units",
          "feedback.pairs",
          "feedback.expansion",
          "feedback.expansion_sum",
          "feedback.shared",
          "feedback.shared_sum",
          "feedback.nearest",
          "feedback.neighbours",
          "feedback.best");

  /** How much more a candidate has to say that matches better. */
  private static final double SHARPNESS = 3;

  /** So many candidates are compared with each one. */
  private static final int MOST_NEIGHBOURS = 50;

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Computed over(CandidateList list) {
    return new Feedback(list);
  }

  /** Of one list. */
  private static final class Feedback implements Computed {
    private final CandidateList list;

    /** By term: the share of what is said that has it. */
    private final double[] said;

    /** By term: the share of candidates that have it. */
    private final double[] shares;

    private final double[] matches;
    private final double[] lengths;
    private final int[] neighbours;
    private final int best;

    /** By term: 0, or its squared rarity if the candidate that is compared has it. */
    private final double[] marked;

    Feedback(CandidateList list) {
      this.list = list;
      int size = list.size();
      matches = matches(list);
      int terms = list.terms().size();
      said = new double[terms];
      shares = new double[terms];
      marked = new double[terms];
      lengths = new double[size];
      double all = 0;
      int first = 0;
      for (int c = 0; c < size; c++) {
        double voice = Math.exp(SHARPNESS * matches[c]);
        all += voice;
        tell(list.title(c).distinctUnits(), voice);
        tell(list.title(c).distinctPairs(), voice);
        lengths[c] =
            Math.sqrt(
                squares(list.title(c).distinctUnits()) + squares(list.title(c).distinctPairs()));
        first = matches[c] > matches[first] ? c : first;
      }
      best = first;
      for (int t = 0; t < terms; t++) {
        said[t] /= CandidateList.nonZero(all);
        shares[t] /= CandidateList.nonZero(size);
      }
      neighbours = loudest(matches);
    }

    private void tell(int[] terms, double voice) {
      for (int term : terms) {
        said[term] += voice;
        shares[term]++;
      }
    }

    /** By candidate: how well it matches, 0 to 2. */
    private static double[] matches(CandidateList list) {
      double bestUnits = 0;
      double bestPairs = 0;
      for (int c = 0; c < list.size(); c++) {
        bestUnits = Math.max(bestUnits, list.unitScores()[c]);
        bestPairs = Math.max(bestPairs, list.pairScores()[c]);
      }
      double[] matches = new double[list.size()];
      for (int c = 0; c < matches.length; c++) {
        matches[c] =
            list.unitScores()[c] / CandidateList.nonZero(bestUnits)
                + list.pairScores()[c] / CandidateList.nonZero(bestPairs);
      }
      return matches;
    }

    private static int[] loudest(double[] matches) {
      return java.util.stream.IntStream.range(0, matches.length)
          .boxed()
          .sorted(java.util.Comparator.comparingDouble(c -> -matches[c]))
          .limit(MOST_NEIGHBOURS)
          .mapToInt(Integer::intValue)
          .toArray();
    }

    private double squares(int[] terms) {
      double sum = 0;
      for (int term : terms) {
        sum += (double) list.terms().rarity(term) * list.terms().rarity(term);
      }
      return sum;
    }

    /** How much of what is said a text says, by the cosine's measure for its own length. */
    private float agreement(int[] terms) {
      double sum = 0;
      for (int term : terms) {
        sum += said[term] * list.terms().rarity(term) * list.terms().rarity(term);
      }
      return MatchFeatures.share(sum, Math.sqrt(squares(terms)));
    }

    @Override
    public void fill(int candidate, float[] row, int from) {
      Words title = list.title(candidate);
      double expansion = 0;
      double shared = 0;
      int others = 0;
      for (int pair : title.distinctPairs()) {
        if (!list.query().hasPair(pair)) {
          expansion += said[pair] * list.terms().rarity(pair);
          shared += shares[pair] - 1.0 / list.size();
          others++;
        }
      }
      mark(title, true);
      double nearest = 0;
      double sum = 0;
      double weights = 0;
      for (int other : neighbours) {
        if (other != candidate) {
          double likeness = likeness(candidate, other);
          nearest = Math.max(nearest, likeness);
          sum += likeness * likeness * matches[other];
          weights += likeness * likeness;
        }
      }
      float like = (float) likeness(candidate, best);
      mark(title, false);
      int at = from;
      row[at++] = agreement(title.distinctUnits());
      row[at++] = agreement(title.distinctPairs());
      row[at++] = MatchFeatures.share(expansion, others);
      row[at++] = (float) expansion;
      row[at++] = MatchFeatures.share(shared, others);
      row[at++] = (float) shared;
      row[at++] = (float) nearest;
      row[at++] = MatchFeatures.share(sum, weights);
      row[at] = like;
    }

    private void mark(Words title, boolean on) {
      for (int term : title.distinctUnits()) {
        marked[term] = on ? (double) list.terms().rarity(term) * list.terms().rarity(term) : 0;
      }
      for (int term : title.distinctPairs()) {
        marked[term] = on ? (double) list.terms().rarity(term) * list.terms().rarity(term) : 0;
      }
    }

    /** The cosine of the marked candidate and another. */
    private double likeness(int candidate, int other) {
      double sum = 0;
      for (int term : list.title(other).distinctUnits()) {
        sum += marked[term];
      }
      for (int term : list.title(other).distinctPairs()) {
        sum += marked[term];
      }
      return sum / CandidateList.nonZero(lengths[candidate] * lengths[other]);
    }
  }
}
