package dev.souk.representation.collaborative;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.scalar.ScalarProducts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns a {@link ContentMap} by ridge regression from items that have both a factor and a place.
 * Five-fold cross-validation chooses the ridge and says what the map is worth; one that does not
 * predict factors of items it has not seen better than their mean does, is none: the words of such
 * a shop do not tell what goes together. Everything is computed from one Gramian per fold, so the
 * items are read once.
 */
public final class ContentMapTrainer {

  /** More items would only make it slower. */
  private static final int MOST_ITEMS = 16_384;

  private static final int FEWEST_ITEMS = 50;
  private static final int FOLDS = 5;

  /** The share of the variance that a map has to explain. */
  private static final double LEAST_GAIN = 0.01;

  /** In multiples of what the items weigh in one dimension, the strongest first. */
  private static final double[] RIDGES = {10, 1, 0.1, 0.01};

  private ContentMapTrainer() {}

  /**
   * What was learned.
   *
   * @param map the map
   * @param gain the share of the variance of factors of unseen items that it explains, at most 1
   */
  public record Learned(ContentMap map, double gain) {}

  /**
   * Learns.
   *
   * @param basis the version of the space of the places
   * @param places of items, all of one length, 1 or more
   * @return empty if there is too little to learn from, or nothing to be learned
   */
  public static Optional<Learned> train(
      String basis, FactorModel model, Map<String, float[]> places) {
    int[] rows = known(model, places);
    if (rows.length < FEWEST_ITEMS) {
      return Optional.empty();
    }
    int dims = places.values().iterator().next().length;
    Moments[] folds = folds(model, places, rows, dims);
    Moments all = new Moments(dims, model.config().rank());
    for (Moments fold : folds) {
      all.add(fold);
    }
    double strongest = rows.length / (double) dims;
    double unexplained = 0;
    for (Moments fold : folds) {
      unexplained += fold.errorOfMean(all.without(fold));
    }
    double best = Double.POSITIVE_INFINITY;
    double chosen = 0;
    for (double ridge : RIDGES) {
      double error = 0;
      for (Moments fold : folds) {
        error += fold.error(all.without(fold).regression(ridge * strongest));
      }
      if (error < best) {
        best = error;
        chosen = ridge;
      }
    }
    double gain = unexplained > 0 ? 1 - best / unexplained : 0;
    return gain < LEAST_GAIN
        ? Optional.empty()
        : Optional.of(
            new Learned(
                new ContentMap(basis, all.floats(all.regression(chosen * strongest))), gain));
  }

  private static int[] known(FactorModel model, Map<String, float[]> places) {
    List<Integer> known = new ArrayList<>();
    for (int row = 0; row < model.itemIds().length; row++) {
      if (places.containsKey(model.itemIds()[row])) {
        known.add(row);
      }
    }
    int count = Math.min(known.size(), MOST_ITEMS);
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = known.get((int) ((long) i * known.size() / count));
    }
    return rows;
  }

  private static Moments[] folds(
      FactorModel model, Map<String, float[]> places, int[] rows, int dims) {
    int k = model.config().rank();
    int width = dims + 1 + k;
    Moments[] folds = new Moments[FOLDS];
    for (int f = 0; f < FOLDS; f++) {
      int count = (rows.length - f + FOLDS - 1) / FOLDS;
      float[] joined = new float[count * width];
      for (int i = 0; i < count; i++) {
        int row = rows[i * FOLDS + f];
        float[] place = places.get(model.itemIds()[row]);
        if (place == null || place.length != dims) {
          throw new IllegalArgumentException(
              "place of %s: %d values (expected: %d)"
                  .formatted(model.itemIds()[row], place == null ? 0 : place.length, dims));
        }
        System.arraycopy(place, 0, joined, i * width, dims);
        joined[i * width + dims] = 1;
        System.arraycopy(model.itemFactors().data(), row * k, joined, i * width + dims + 1, k);
      }
      folds[f] = new Moments(dims, k);
      folds[f].add(Gramian.of(new FloatMatrix(count, width, joined), new ScalarProducts()));
    }
    return folds;
  }
}
