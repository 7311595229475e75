package dev.souk.jobs.training.blocks;

import java.io.Serializable;

/** What a rating weighs. Travels with operators. */
@FunctionalInterface
public interface RatingWeights extends Serializable {

  /**
   * The weight, 0 to leave the rating out.
   *
   * @param strength of the rating
   * @param last its time, in milliseconds since 1970
   * @param newest the latest time of all ratings
   */
  float weight(double strength, long last, long newest);
}
