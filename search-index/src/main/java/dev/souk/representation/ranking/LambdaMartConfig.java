package dev.souk.representation.ranking;

import java.io.Serializable;

/**
 * How {@link LambdaMart} trains.
 *
 * @param trees at most so many, 1 to 5,000
 * @param leaves of a tree at most, 2 to 256
 * @param shrinkage what of a tree's answer is taken, above 0 to 1
 * @param leastRows rows of a leaf at least, 1 or more
 * @param l2 added to the second derivative of a leaf, 0 or more: keeps leaves of little evidence
 *     small
 * @param featureShare share of the features that a tree may use, drawn anew for each, above 0 to 1
 * @param listShare share of the lists that a tree is grown from, drawn anew for each, above 0 to 1
 * @param truncation places at the top of a list that count, 1 or more
 * @param members models of different seeds whose scores are averaged, 1 to 100
 * @param seed of the first member; the same seed and lists give the same trees
 */
public record LambdaMartConfig(
    int trees,
    int leaves,
    double shrinkage,
    int leastRows,
    double l2,
    double featureShare,
    double listShare,
    int truncation,
    int members,
    long seed)
    implements Serializable {

  private static final int MOST_TREES = 5000;
  private static final int MOST_LEAVES = 256;
  private static final int MOST_MEMBERS = 100;

  /**
   * What is used unless a caller knows better; chosen by cross-validation on the training queries
   * of QBQTC, where all near it are alike.
   */
  public static final LambdaMartConfig DEFAULT =
      new LambdaMartConfig(300, 6, 0.08, 50, 1, 0.3, 0.5, 20, 4, 1);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public LambdaMartConfig {
    require(trees >= 1 && trees <= MOST_TREES, "trees", trees, "1 to " + MOST_TREES);
    require(leaves >= 2 && leaves <= MOST_LEAVES, "leaves", leaves, "2 to " + MOST_LEAVES);
    require(shrinkage > 0 && shrinkage <= 1, "shrinkage", shrinkage, "above 0, at most 1");
    require(leastRows >= 1, "leastRows", leastRows, "1 or more");
    require(l2 >= 0 && l2 < Double.POSITIVE_INFINITY, "l2", l2, "finite, 0 or more");
    require(
        featureShare > 0 && featureShare <= 1, "featureShare", featureShare, "above 0, at most 1");
    require(listShare > 0 && listShare <= 1, "listShare", listShare, "above 0, at most 1");
    require(truncation >= 1, "truncation", truncation, "1 or more");
    require(members >= 1 && members <= MOST_MEMBERS, "members", members, "1 to " + MOST_MEMBERS);
  }

  private static void require(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
    }
  }

  /** The same with another number of trees. */
  public LambdaMartConfig withTrees(int other) {
    return new LambdaMartConfig(
        other,
        leaves,
        shrinkage,
        leastRows,
        l2,
        featureShare,
        listShare,
        truncation,
        members,
        seed);
  }

  /** The same with another number of members and another first seed. */
  public LambdaMartConfig withMembers(int other, long firstSeed) {
    return new LambdaMartConfig(
        trees,
        leaves,
        shrinkage,
        leastRows,
        l2,
        featureShare,
        listShare,
        truncation,
        other,
        firstSeed);
  }
}
