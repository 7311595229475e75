package dev.souk.representation.collaborative;

import dev.souk.kernels.FloatMatrix;
import dev.souk.representation.collaborative.HoldOut.Probe;

/** The scores of both models for a probe, blended with several shares as feeds blend them. */
final class BlendScores {

  private final ItemItemModel itemItem;
  private final FoldIn foldIn;
  private final FloatMatrix serving;
  private final double decay;
  private final double[] shares;

  /**
   * @param decay of histories
   * @param shares of the factors
   */
  BlendScores(FactorModel factors, ItemItemModel itemItem, double decay, double[] shares) {
    this.itemItem = itemItem;
    this.foldIn = new FoldIn(factors);
    this.serving = factors.servingFactors();
    this.decay = decay;
    this.shares = shares;
  }

  /** All items' scores by each share. */
  float[][] of(Probe probe) {
    History history = probe.history(decay);
    float[] near = itemItem.scores(history);
    float[] latent = latent(serving, foldIn.shopper(history));
    double nearScale = CollaborativeBlend.scale(near);
    double latentScale = CollaborativeBlend.scale(latent);
    float[][] scores = new float[shares.length][near.length];
    for (int row = 0; row < near.length; row++) {
      double n = CollaborativeBlend.normalised(near[row], nearScale);
      double l = CollaborativeBlend.normalised(latent[row], latentScale);
      for (int way = 0; way < shares.length; way++) {
        scores[way][row] = (float) (shares[way] * l + (1 - shares[way]) * n);
      }
    }
    return scores;
  }

  /** The scores of all items for a shopper's factor. */
  static float[] latent(FloatMatrix serving, float[] shopper) {
    float[] scores = new float[serving.rows()];
    for (int row = 0; row < scores.length; row++) {
      float sum = 0;
      for (int c = 0; c < shopper.length; c++) {
        sum += shopper[c] * serving.data()[row * shopper.length + c];
      }
      scores[row] = sum;
    }
    return scores;
  }
}
