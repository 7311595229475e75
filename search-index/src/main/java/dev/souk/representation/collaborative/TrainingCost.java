package dev.souk.representation.collaborative;

/**
 * Where time went in a part of a training. Operations are multiplications and additions as a dense
 * library would count them.
 *
 * @param gramianSeconds that the sums of outer products of all factors took
 * @param gramianFlops operations of these
 * @param rotationSeconds that eigenvectors and the change of basis took
 * @param rotationFlops operations of the change of basis alone
 * @param solveSeconds that the rows took: gathering, products, Cholesky
 * @param solveFlops operations of the products and Cholesky decompositions
 */
public record TrainingCost(
    double gramianSeconds,
    double gramianFlops,
    double rotationSeconds,
    double rotationFlops,
    double solveSeconds,
    double solveFlops) {

  /** Nothing yet. */
  public static final TrainingCost NONE = new TrainingCost(0, 0, 0, 0, 0, 0);

  /** Of both. */
  public TrainingCost plus(TrainingCost other) {
    return new TrainingCost(
        gramianSeconds + other.gramianSeconds,
        gramianFlops + other.gramianFlops,
        rotationSeconds + other.rotationSeconds,
        rotationFlops + other.rotationFlops,
        solveSeconds + other.solveSeconds,
        solveFlops + other.solveFlops);
  }

  /** Of all parts. */
  public double seconds() {
    return gramianSeconds + rotationSeconds + solveSeconds;
  }
}
