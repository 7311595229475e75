package dev.souk.representation.ranking;

/**
 * Lists of candidates to learn a ranking from: a list is what one query had to choose from.
 *
 * @param features of a row, 1 or more
 * @param values row after row, {@code features} of each; finite, or NaN for not known
 * @param grades of the rows, 0 for not relevant, more for more; at most 15
 * @param weights what it counts that a row is above one of a lower grade, 0 or more: 1, or one over
 *     the propensity of its having been seen
 * @param starts the first row of each list, ascending from 0, and after the last list the number of
 *     rows
 */
public record RankedLists(
    int features, float[] values, byte[] grades, float[] weights, int[] starts) {

  /** The best grade: a gain of 2^15. */
  public static final int BEST_GRADE = 15;

  /**
   * @throws IllegalArgumentException if the lengths do not fit each other or a value is out of
   *     range
   */
  public RankedLists {
    int rows = grades.length;
    require(features >= 1, "features", features, "1 or more");
    require(
        values.length == (long) rows * features,
        "values.length",
        values.length,
        rows + " rows of " + features);
    require(weights.length == rows, "weights.length", weights.length, rows + " rows");
    require(starts.length >= 1 && starts[0] == 0, "starts", starts.length, "beginning with 0");
    for (int l = 1; l < starts.length; l++) {
      require(starts[l] >= starts[l - 1], "starts", starts[l], "ascending");
    }
    require(starts[starts.length - 1] == rows, "starts", starts[starts.length - 1], rows + " rows");
    for (int r = 0; r < rows; r++) {
      require(grades[r] >= 0 && grades[r] <= BEST_GRADE, "grade", grades[r], "0 to " + BEST_GRADE);
      require(
          weights[r] >= 0 && weights[r] < Float.POSITIVE_INFINITY,
          "weight",
          weights[r],
          "finite, 0 or more");
    }
    for (float value : values) {
      require(!Float.isInfinite(value), "value", value, "finite or NaN");
    }
  }

  private static void require(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
    }
  }

  /** Number of lists. */
  public int lists() {
    return starts.length - 1;
  }

  /** Number of rows. */
  public int rows() {
    return grades.length;
  }

  /** Whether the rows of a list are of more than one grade, so that there is something to learn. */
  boolean tells(int list) {
    for (int r = starts[list] + 1; r < starts[list + 1]; r++) {
      if (grades[r] != grades[starts[list]]) {
        return true;
      }
    }
    return false;
  }

  /** These lists alone, in this order. */
  public RankedLists only(int[] lists) {
    int rows = 0;
    for (int list : lists) {
      rows += starts[list + 1] - starts[list];
    }
    float[] ownValues = new float[rows * features];
    byte[] ownGrades = new byte[rows];
    float[] ownWeights = new float[rows];
    int[] ownStarts = new int[lists.length + 1];
    int at = 0;
    for (int l = 0; l < lists.length; l++) {
      int from = starts[lists[l]];
      int count = starts[lists[l] + 1] - from;
      System.arraycopy(values, from * features, ownValues, at * features, count * features);
      System.arraycopy(grades, from, ownGrades, at, count);
      System.arraycopy(weights, from, ownWeights, at, count);
      at += count;
      ownStarts[l + 1] = at;
    }
    return new RankedLists(features, ownValues, ownGrades, ownWeights, ownStarts);
  }
}
