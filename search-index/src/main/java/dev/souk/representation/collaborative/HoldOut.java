package dev.souk.representation.collaborative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A slice of the interactions that is kept from training, to choose settings by: of some users the
 * latest tenth of what they wanted, in whole visits; touches of one minute are one visit. Where
 * hardly anybody came back, or times are not known, a random tenth. Immutable.
 */
final class HoldOut {

  /** Length of the feeds that are scored. */
  static final int FEED = 20;

  private static final int MOST_USERS = 4000;
  private static final int FEWEST_ITEMS = 3;
  private static final int SHARE = 10;

  /** Probes that are scored together. */
  private static final int AT_ONCE = 8;

  private final Interactions kept;
  private final List<Probe> probes;
  private final boolean ordered;

  /**
   * A user to ask about.
   *
   * @param user row of the user
   * @param rows what is left of their history
   * @param weights of it
   * @param age of each: visits since, 0 for the latest
   * @param wanted the rows held out, ascending
   */
  record Probe(int user, int[] rows, float[] weights, int[] age, int[] wanted) {

    /** The history as it is served with this decay. */
    History history(double decay) {
      float[] faded = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        faded[i] = weights[i] * CollaborativeBlend.faded(decay, age[i]);
      }
      return new History(rows, faded);
    }
  }

  private HoldOut(Interactions kept, List<Probe> probes, boolean ordered) {
    this.kept = kept;
    this.probes = probes;
    this.ordered = ordered;
  }

  /**
   * Holds out.
   *
   * @param seed of the choice
   */
  static HoldOut of(Interactions all, long seed) {
    SparseRows byUser = all.byUser();
    int[] asked =
        IntStream.range(0, all.users())
            .filter(user -> byUser.length(user) >= FEWEST_ITEMS)
            .toArray();
    int[] returned = Arrays.stream(asked).filter(user -> visitedTwice(all, user)).toArray();
    boolean ordered = returned.length > 0 && returned.length >= asked.length / SHARE;
    int[] users =
        Arrays.stream(ordered ? returned : asked)
            .boxed()
            .sorted(Comparator.comparingLong(user -> hash(seed, all.userId(user), "")))
            .limit(MOST_USERS)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    BitSet held = new BitSet(all.size());
    List<Probe> probes = new ArrayList<>();
    String[] itemIds = all.itemIds();
    for (int user : users) {
      int start = byUser.starts()[user];
      int size = byUser.length(user);
      Integer[] latestFirst = new Integer[size];
      Arrays.setAll(latestFirst, i -> start + i);
      Arrays.sort(
          latestFirst,
          Comparator.<Integer>comparingInt(e -> -all.minutes()[e])
              .thenComparingLong(e -> hash(seed, all.userId(user), itemIds[byUser.column()[e]])));
      int out = Math.max(1, size / SHARE);
      if (ordered) {
        out = wholeVisits(all, latestFirst, out);
      }
      for (int i = 0; i < out; i++) {
        held.set(latestFirst[i]);
      }
      probes.add(probe(all, user, latestFirst, out));
    }
    return new HoldOut(all.without(held), List.copyOf(probes), ordered);
  }

  private static boolean visitedTwice(Interactions all, int user) {
    int first = all.byUser().starts()[user];
    for (int e = first + 1; e < all.byUser().starts()[user + 1]; e++) {
      if (all.minutes()[e] != all.minutes()[first]) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code out} or so many more that the visit they end in is held out whole, for the rest of a
   * basket tells more of it than a history tells of the next; but never the first visit.
   */
  private static int wholeVisits(Interactions all, Integer[] latestFirst, int out) {
    int end = latestFirst.length;
    int first = all.minutes()[latestFirst[end - 1]];
    int to = out;
    while (to < end && all.minutes()[latestFirst[to]] == all.minutes()[latestFirst[to - 1]]) {
      to++;
    }
    while (to > 0 && all.minutes()[latestFirst[to - 1]] == first) {
      to--;
    }
    return to;
  }

  private static Probe probe(Interactions all, int user, Integer[] latestFirst, int out) {
    int left = latestFirst.length - out;
    int[] rows = new int[left];
    float[] weights = new float[left];
    int[] age = new int[left];
    for (int i = 0; i < left; i++) {
      int entry = latestFirst[out + i];
      rows[i] = all.byUser().column()[entry];
      weights[i] = all.byUser().value()[entry];
      if (i > 0) {
        boolean earlier = all.minutes()[entry] < all.minutes()[latestFirst[out + i - 1]];
        age[i] = age[i - 1] + (earlier ? 1 : 0);
      }
    }
    int[] wanted = new int[out];
    for (int i = 0; i < out; i++) {
      wanted[i] = all.byUser().column()[latestFirst[i]];
    }
    Arrays.sort(wanted);
    return new Probe(user, rows, weights, age, wanted);
  }

  /** Equal inputs, equal order, on every machine. */
  private static long hash(long seed, String user, String item) {
    long h = seed;
    h = (h ^ user.hashCode()) * 0x9E3779B97F4A7C15L;
    h = (h ^ (h >>> 32) ^ item.hashCode()) * 0xC2B2AE3D27D4EB4FL;
    return h ^ (h >>> 29);
  }

  /** What is left to train on, with the rows of all. */
  Interactions kept() {
    return kept;
  }

  /** The users to ask about; may be none. */
  List<Probe> probes() {
    return probes;
  }

  /** Whether the latest visits are held out, and not just any items. */
  boolean ordered() {
    return ordered;
  }

  /** Scores of all items for several probes, by each of several ways of scoring. */
  interface Scorer {
    float[][][] scores(List<Probe> probes);
  }

  /** The same for one probe. */
  interface ProbeScorer {
    float[][] scores(Probe probe);
  }

  /** For ways of scoring that gain nothing from several probes at once. */
  static Scorer each(ProbeScorer scorer) {
    return probes -> {
      float[][][] scores = new float[probes.size()][][];
      for (int p = 0; p < scores.length; p++) {
        scores[p] = scorer.scores(probes.get(p));
      }
      return scores;
    };
  }

  /** What a way of scoring is worth. */
  record Quality(double recall, double ndcg) {

    /** What is compared: the mean of both. */
    double value() {
      return (recall + ndcg) / 2;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.4f/%.4f", recall, ndcg);
    }
  }

  /**
   * Ranks all items that a probe does not have, and compares with what was held out.
   *
   * @param ways how many arrays {@code scorer} gives for each probe
   * @return the mean over the probes, of each way
   */
  Quality[] qualities(int ways, Scorer scorer, ParallelRows parallel) {
    double[][] recall = new double[ways][probes.size()];
    double[][] ndcg = new double[ways][probes.size()];
    parallel.run(
        (probes.size() + AT_ONCE - 1) / AT_ONCE,
        1,
        () ->
            chunk -> {
              int from = chunk * AT_ONCE;
              List<Probe> asked = probes.subList(from, Math.min(probes.size(), from + AT_ONCE));
              float[][][] scores = scorer.scores(asked);
              for (int p = 0; p < scores.length; p++) {
                Probe probe = asked.get(p);
                for (int way = 0; way < ways; way++) {
                  int[] best = best(scores[p][way], probe.rows());
                  recall[way][from + p] = recall(best, probe.wanted());
                  ndcg[way][from + p] = ndcg(best, probe.wanted());
                }
              }
            });
    Quality[] qualities = new Quality[ways];
    for (int way = 0; way < ways; way++) {
      qualities[way] = new Quality(mean(recall[way]), mean(ndcg[way]));
    }
    return qualities;
  }

  /** The way of the highest value; equals prefer what comes first. */
  static int best(Quality[] qualities) {
    int best = 0;
    for (int way = 1; way < qualities.length; way++) {
      if (qualities[way].value() > qualities[best].value()) {
        best = way;
      }
    }
    return best;
  }

  /** The share of {@code wanted} that is in a feed. */
  static double recall(int[] best, int[] wanted) {
    int found = 0;
    for (int row : best) {
      found += Arrays.binarySearch(wanted, row) >= 0 ? 1 : 0;
    }
    return (double) found / wanted.length;
  }

  /** How far to the front of a feed of {@link #FEED} places what is wanted stands, 0 to 1. */
  static double ndcg(int[] best, int[] wanted) {
    double gain = 0;
    double ideal = 0;
    for (int rank = 0; rank < FEED; rank++) {
      double discount = Math.log(2) / Math.log(rank + 2.0);
      ideal += rank < wanted.length ? discount : 0;
      gain += Arrays.binarySearch(wanted, best[rank]) >= 0 ? discount : 0;
    }
    return gain / ideal;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  /** The 20 best rows, best first, -1 where there are fewer; changes {@code scores}. */
  private static int[] best(float[] scores, int[] without) {
    for (int row : without) {
      scores[row] = 0;
    }
    int[] rows = new int[FEED];
    float[] values = new float[FEED];
    Arrays.fill(rows, -1);
    for (int row = 0; row < scores.length; row++) {
      float score = scores[row];
      if (score <= values[FEED - 1]) {
        continue;
      }
      int at = FEED - 1;
      while (at > 0 && values[at - 1] < score) {
        values[at] = values[at - 1];
        rows[at] = rows[at - 1];
        at--;
      }
      values[at] = score;
      rows[at] = row;
    }
    return rows;
  }
}
