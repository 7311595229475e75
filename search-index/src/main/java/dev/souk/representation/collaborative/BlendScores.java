package dev.souk.representation.collaborative;

import dev.souk.representation.collaborative.HoldOut.Probe;
import java.util.List;

/** The scores of both models for probes, blended with several shares as feeds blend them. */
final class BlendScores implements HoldOut.Scorer {

  private final ItemItemModel itemItem;
  private final LatentScores latent;
  private final double decay;
  private final double[] shares;

  /**
   * @param decay of histories
   * @param shares of the factors
   */
  BlendScores(LatentScores latent, ItemItemModel itemItem, double decay, double[] shares) {
    this.latent = latent;
    this.itemItem = itemItem;
    this.decay = decay;
    this.shares = shares;
  }

  /** All items' scores by each share. */
  @Override
  public float[][][] scores(List<Probe> probes) {
    float[][] byFactors = latent.of(probes, decay);
    float[][][] scores = new float[probes.size()][][];
    for (int p = 0; p < scores.length; p++) {
      scores[p] = blended(itemItem.scores(probes.get(p).history(decay)), byFactors[p]);
    }
    return scores;
  }

  private float[][] blended(float[] near, float[] far) {
    double nearScale = CollaborativeBlend.scale(near);
    double farScale = CollaborativeBlend.scale(far);
    float[][] scores = new float[shares.length][near.length];
    for (int row = 0; row < near.length; row++) {
      double n = CollaborativeBlend.normalised(near[row], nearScale);
      double f = CollaborativeBlend.normalised(far[row], farScale);
      for (int way = 0; way < shares.length; way++) {
        scores[way][row] = (float) (shares[way] * f + (1 - shares[way]) * n);
      }
    }
    return scores;
  }
}
