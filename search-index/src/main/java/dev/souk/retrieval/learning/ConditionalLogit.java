package dev.souk.retrieval.learning;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression of choices among alternatives (McFadden, "Conditional logit analysis of
 * qualitative choice behavior", 1974): an alternative is chosen with a probability in proportion to
 * {@code exp(Σ weight · feature)}. Weights have lower bounds and are held near others. By projected
 * Newton steps (Bertsekas 1982); of a handful of features each step costs one pass over the data.
 *
 * <p>Code of our own, for the libraries of this kind whose licence fits have neither bounds nor a
 * prior other than 0, without which a feed could not tell the parts of a score.
 */
final class ConditionalLogit {

  private static final int MOST_STEPS = 60;
  private static final int MOST_HALVINGS = 30;
  private static final int SWEEPS = 200;
  private static final double ENOUGH = 1e-9;
  private static final double SLIGHTEST_CURVATURE = 1e-9;

  private final List<Choices> examples;
  private final double[] near;
  private final double[] stiffness;
  private final double[] least;

  /**
   * @param examples each counts as one, however much was chosen
   * @param near what weights are held near
   * @param stiffness how strongly: half of it times the square of the distance is added to the
   *     negative logarithm of the likelihood; 0 or more
   * @param least lower bounds
   */
  ConditionalLogit(List<Choices> examples, double[] near, double[] stiffness, double[] least) {
    this.examples = examples;
    this.near = near;
    this.stiffness = stiffness;
    this.least = least;
  }

  /** The loss at a point with its derivatives. */
  private record Slope(double loss, double[] gradient, double[][] curvature) {}

  /** The weights that make the choices most likely. */
  double[] fit() {
    double[] weights = near.clone();
    for (int d = 0; d < weights.length; d++) {
      weights[d] = Math.max(least[d], weights[d]);
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      Slope slope = slope(weights);
      double[] direction = direction(slope, weights);
      double descent = 0;
      for (int d = 0; d < weights.length; d++) {
        descent += slope.gradient()[d] * direction[d];
      }
      if (descent > -ENOUGH) {
        break;
      }
      double[] next = descend(weights, direction, slope.loss(), descent);
      if (Arrays.equals(next, weights)) {
        break;
      }
      weights = next;
    }
    return weights;
  }

  /** Halves the step until the loss falls as far as its slope promises, in part. */
  private double[] descend(double[] from, double[] direction, double loss, double descent) {
    double length = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      double[] to = from.clone();
      for (int d = 0; d < to.length; d++) {
        to[d] = Math.max(least[d], from[d] + length * direction[d]);
      }
      if (loss(to) <= loss + 1e-4 * length * descent) {
        return to;
      }
      length /= 2;
    }
    return from;
  }

  /** The best step by the second-order model of the loss within the bounds. */
  private double[] direction(Slope slope, double[] weights) {
    double[] direction = new double[weights.length];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      for (int d = 0; d < direction.length; d++) {
        double slopeThere = slope.gradient()[d];
        for (int other = 0; other < direction.length; other++) {
          slopeThere += slope.curvature()[d][other] * direction[other];
        }
        double curvature = Math.max(SLIGHTEST_CURVATURE, slope.curvature()[d][d]);
        double to = Math.max(least[d] - weights[d], direction[d] - slopeThere / curvature);
        moved = Math.max(moved, Math.abs(to - direction[d]));
        direction[d] = to;
      }
      if (moved < ENOUGH) {
        break;
      }
    }
    return direction;
  }

  private double loss(double[] weights) {
    double loss = 0;
    for (Choices choices : examples) {
      double[] scores = scores(choices, weights);
      double most = most(scores);
      double sum = 0;
      for (double score : scores) {
        sum += Math.exp(score - most);
      }
      loss += Math.log(sum) + most - meanOfChosen(choices, scores);
    }
    for (int d = 0; d < weights.length; d++) {
      double off = weights[d] - near[d];
      loss += stiffness[d] * off * off / 2;
    }
    return loss;
  }

  private Slope slope(double[] weights) {
    int dims = weights.length;
    double[] gradient = new double[dims];
    double[][] curvature = new double[dims][dims];
    for (int d = 0; d < dims; d++) {
      gradient[d] = stiffness[d] * (weights[d] - near[d]);
      curvature[d][d] = stiffness[d];
    }
    double[] mean = new double[dims];
    double[][] square = new double[dims][dims];
    for (Choices choices : examples) {
      Arrays.fill(mean, 0);
      for (double[] row : square) {
        Arrays.fill(row, 0);
      }
      double[] scores = scores(choices, weights);
      double most = most(scores);
      double sum = 0;
      for (int a = 0; a < scores.length; a++) {
        double share = Math.exp(scores[a] - most);
        sum += share;
        for (int d = 0; d < dims; d++) {
          double part = share * choices.features()[a * dims + d];
          mean[d] += part;
          for (int other = 0; other <= d && part != 0; other++) {
            square[d][other] += part * choices.features()[a * dims + other];
          }
        }
      }
      for (int d = 0; d < dims; d++) {
        gradient[d] += mean[d] / sum - meanFeature(choices, d);
        for (int other = 0; other <= d; other++) {
          double covariance = square[d][other] / sum - mean[d] / sum * (mean[other] / sum);
          curvature[d][other] += covariance;
          if (other != d) {
            curvature[other][d] += covariance;
          }
        }
      }
    }
    return new Slope(loss(weights), gradient, curvature);
  }

  private static double[] scores(Choices choices, double[] weights) {
    double[] scores = new double[choices.size()];
    for (int a = 0; a < scores.length; a++) {
      scores[a] = choices.score(a, weights);
    }
    return scores;
  }

  private static double most(double[] scores) {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    return most;
  }

  private static double meanOfChosen(Choices choices, double[] scores) {
    double sum = 0;
    for (int a : choices.chosen()) {
      sum += scores[a];
    }
    return sum / choices.chosen().length;
  }

  private static double meanFeature(Choices choices, int d) {
    double sum = 0;
    for (int a : choices.chosen()) {
      sum += choices.features()[a * choices.dims() + d];
    }
    return sum / choices.chosen().length;
  }
}
