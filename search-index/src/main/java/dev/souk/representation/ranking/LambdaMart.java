package dev.souk.representation.ranking;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Gradient boosted trees whose gradients are those of nDCG: LambdaMART (Wu, Burges, Svore and Gao
 * 2010; Burges 2010). The number of trees is that which is best in a cross-validation over lists,
 * and what the trees are worth is said by the same lists. Several models of different seeds are
 * averaged.
 *
 * <p>Plain Java on purpose: ranking is what Souk is for, the libraries are native code that needs
 * more native code, and were no better where we measured. The same lists and settings give the same
 * trees, on any number of threads.
 */
public final class LambdaMart {

  private static final int FOLDS = 5;

  /** Places at the top of a list by which the number of trees is chosen. */
  public static final int PLACES = 10;

  private final LambdaMartConfig config;
  private final Work work;

  /** Does independent things, on any threads, and waits. */
  @FunctionalInterface
  public interface Work {
    /** Does those from 0 to {@code count}, exclusive. */
    void run(int count, IntConsumer each);

    /** All on the thread that calls. */
    Work HERE =
        (count, each) -> {
          for (int i = 0; i < count; i++) {
            each.accept(i);
          }
        };
  }

  /**
   * What was trained.
   *
   * @param trees of all members
   * @param perMember trees of each, as cross-validation chose
   * @param heldOut by row: the score that models gave which did not know the row's list
   */
  public record Trained(TreeEnsemble trees, int perMember, double[] heldOut) {}

  public LambdaMart(LambdaMartConfig config, Work work) {
    this.config = config;
    this.work = work;
  }

  /**
   * Trains.
   *
   * @throws IllegalArgumentException if no list has rows of different grades
   */
  public Trained train(RankedLists lists) {
    requireTelling(lists);
    double[][] scores = crossValidated(lists);
    int best = 1;
    double most = -1;
    for (int trees = 1; trees <= scores.length; trees++) {
      double mean = Ndcg.mean(Ndcg.each(lists, scores[trees - 1], PLACES));
      if (mean > most) {
        most = mean;
        best = trees;
      }
    }
    return new Trained(fit(lists, best), best, scores[best - 1]);
  }

  private static void requireTelling(RankedLists lists) {
    for (int l = 0; l < lists.lists(); l++) {
      if (lists.tells(l)) {
        return;
      }
    }
    throw new IllegalArgumentException(
        "lists: " + lists.lists() + " (expected: one or more with rows of different grades)");
  }

  /** By number of trees, then row: scores of models that do not know the row's list. */
  private double[][] crossValidated(RankedLists lists) {
    int folds = Math.min(FOLDS, lists.lists());
    double[][][] byFold = new double[folds][][];
    work.run(folds, fold -> byFold[fold] = fold(lists, fold, folds));
    double[][] scores = new double[config.trees()][lists.rows()];
    for (int fold = 0; fold < folds; fold++) {
      for (int t = 0; t < config.trees(); t++) {
        int at = 0;
        for (int l = fold; l < lists.lists(); l += folds) {
          int count = lists.starts()[l + 1] - lists.starts()[l];
          System.arraycopy(byFold[fold][t], at, scores[t], lists.starts()[l], count);
          at += count;
        }
      }
    }
    return scores;
  }

  private double[][] fold(RankedLists lists, int fold, int folds) {
    int[] kept = new int[lists.lists()];
    int[] left = new int[lists.lists()];
    int keptCount = 0;
    int leftCount = 0;
    for (int l = 0; l < lists.lists(); l++) {
      if (l % folds == fold) {
        left[leftCount++] = l;
      } else {
        kept[keptCount++] = l;
      }
    }
    RankedLists known = lists.only(Arrays.copyOf(kept, keptCount));
    RankedLists unknown = lists.only(Arrays.copyOf(left, leftCount));
    double[][] sums = new double[config.trees()][unknown.rows()];
    FeatureBins bins = new FeatureBins(known);
    for (int m = 0; m < config.members(); m++) {
      Boosting boosting = new Boosting(known, bins, m);
      double[] running = new double[unknown.rows()];
      for (int t = 0; t < config.trees(); t++) {
        boosting.step();
        for (int r = 0; r < running.length; r++) {
          running[r] += boosting.trees.last(unknown.values(), r * unknown.features());
          sums[t][r] += running[r] / config.members();
        }
      }
    }
    return sums;
  }

  /** Trains so many trees per member on all lists. */
  public TreeEnsemble fit(RankedLists lists, int perMember) {
    FeatureBins bins = new FeatureBins(lists);
    TreeEnsemble[] members = new TreeEnsemble[config.members()];
    work.run(
        members.length,
        m -> {
          Boosting boosting = new Boosting(lists, bins, m);
          for (int t = 0; t < perMember; t++) {
            boosting.step();
          }
          members[m] = boosting.trees.ensemble(perMember);
        });
    TreeBuilder all = new TreeBuilder();
    for (TreeEnsemble member : members) {
      all.add(member, 1f / members.length);
    }
    return all.ensemble(all.trees());
  }

  /** One member in the making. */
  private final class Boosting {
    private final RankedLists lists;
    private final Lambdas lambdas;
    private final TreeGrower grower;
    private final Random random;
    private final TreeBuilder trees = new TreeBuilder();
    private final double[] scores;
    private final double[] gradients;
    private final double[] curvatures;
    private final int[] listNumbers;
    private final int[] featureNumbers;

    Boosting(RankedLists lists, FeatureBins bins, int member) {
      this.lists = lists;
      lambdas = new Lambdas(lists, config.truncation());
      grower = new TreeGrower(bins, config);
      random = new Random(config.seed() + 7919L * member);
      scores = new double[lists.rows()];
      gradients = new double[lists.rows()];
      curvatures = new double[lists.rows()];
      listNumbers = TreeGrower.numbers(lists.lists());
      featureNumbers = bins.telling();
    }

    void step() {
      int[] drawn = draw(listNumbers, config.listShare());
      int rows = 0;
      for (int list : drawn) {
        rows += lists.starts()[list + 1] - lists.starts()[list];
        lambdas.of(list, scores, gradients, curvatures);
      }
      int[] of = new int[rows];
      int at = 0;
      for (int list : drawn) {
        for (int r = lists.starts()[list]; r < lists.starts()[list + 1]; r++) {
          of[at++] = r;
        }
      }
      grower.grow(of, draw(featureNumbers, config.featureShare()), gradients, curvatures, trees);
      for (int r = 0; r < scores.length; r++) {
        scores[r] += trees.last(lists.values(), r * lists.features());
      }
    }

    /** A share of the numbers, one at least, in ascending order. */
    private int[] draw(int[] numbers, double share) {
      int count = Math.min(numbers.length, Math.max(1, (int) Math.round(share * numbers.length)));
      for (int i = 0; i < count; i++) {
        int other = i + random.nextInt(numbers.length - i);
        int number = numbers[other];
        numbers[other] = numbers[i];
        numbers[i] = number;
      }
      int[] drawn = Arrays.copyOf(numbers, count);
      Arrays.sort(drawn);
      return drawn;
    }
  }
}
