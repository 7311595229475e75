package dev.souk.retrieval.source;

import dev.souk.representation.collaborative.CollaborativeBlend;

/**
 * The scale of a collaborative source for one shopper: twice the mean of the ten highest scores is
 * 1, what is higher is 1 too, and what is negative 0. The mean of ten makes sources comparable
 * whatever the length of the history; twice, because few items score higher than that, so that the
 * scale stays straight where it matters.
 */
record Scale(double one) {

  static Scale of(float[] scores) {
    return new Scale(CollaborativeBlend.scale(scores));
  }

  /** The same, but 1 is {@code least} or more: little evidence does not become much. */
  Scale atLeast(double least) {
    return new Scale(Math.max(one, least));
  }

  double normalise(double raw) {
    return CollaborativeBlend.normalised(raw, one);
  }
}
