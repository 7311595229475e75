package dev.souk.representation.collaborative;

import java.io.Serializable;

/**
 * How to train {@link ImplicitAls}.
 *
 * @param rank dimensions of a factor, 1 to 1024
 * @param unobserved α₀, the weight of a cell without an interaction against one with weight 1
 * @param lambda λ, strength of the regularisation
 * @param frequencyExponent ν, 0 to 1: a row's regularisation is λ·(its entries + α₀·other side)^ν,
 *     so 1 regularises an active shopper in proportion, 0 everybody alike
 * @param sweeps passes over users and items, 1 to 1000
 * @param seed of the random start
 */
public record AlsConfig(
    int rank, double unobserved, double lambda, double frequencyExponent, int sweeps, long seed)
    implements Serializable {

  /** Passes over users and items, if nobody says otherwise. */
  public static final int SWEEPS = 8;

  private static final double LAMBDA = 0.007;

  /** Most that all unobserved cells weigh together, in times of what the observed do. */
  private static final double UNOBSERVED_MASS = 20;

  /** Highest α₀, for dense matrices. */
  private static final double UNOBSERVED_MOST = 0.3;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public AlsConfig {
    if (rank < 1 || rank > 1024) {
      throw new IllegalArgumentException("rank: " + rank + " (expected: 1 to 1024)");
    }
    requirePositive("unobserved", unobserved);
    requirePositive("lambda", lambda);
    if (!(frequencyExponent >= 0 && frequencyExponent <= 1)) {
      throw new IllegalArgumentException(
          "frequencyExponent: " + frequencyExponent + " (expected: 0 to 1)");
    }
    if (sweeps < 1 || sweeps > 1000) {
      throw new IllegalArgumentException("sweeps: " + sweeps + " (expected: 1 to 1000)");
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: above 0, finite)");
    }
  }

  /**
   * Settings that suit a matrix by its size alone.
   *
   * <p>The sparser a matrix, the less an unobserved cell says: α₀ follows the density, up to a
   * limit. The rank grows with the number of interactions: more dimensions do not help until there
   * is the evidence for them.
   */
  public static AlsConfig forData(Interactions interactions) {
    double cells = Math.max(1, (double) interactions.users() * interactions.items());
    double density = Math.max(1, interactions.size()) / cells;
    int rank = interactions.size() < 20_000 ? 32 : interactions.size() < 400_000 ? 64 : 256;
    return new AlsConfig(
        rank, Math.min(UNOBSERVED_MOST, UNOBSERVED_MASS * density), LAMBDA, 1, SWEEPS, 20_080_801L);
  }

  /** The same with another rank. */
  public AlsConfig withRank(int other) {
    return new AlsConfig(other, unobserved, lambda, frequencyExponent, sweeps, seed);
  }

  /** The same with another α₀. */
  public AlsConfig withUnobserved(double other) {
    return new AlsConfig(rank, other, lambda, frequencyExponent, sweeps, seed);
  }

  /** The same with another λ. */
  public AlsConfig withLambda(double other) {
    return new AlsConfig(rank, unobserved, other, frequencyExponent, sweeps, seed);
  }

  /** The same with another number of sweeps. */
  public AlsConfig withSweeps(int other) {
    return new AlsConfig(rank, unobserved, lambda, frequencyExponent, other, seed);
  }

  /** What is added to the diagonal of a row's system. */
  double regularisation(int entries, int otherSide) {
    return lambda * Math.pow(entries + unobserved * otherSide, frequencyExponent);
  }
}
