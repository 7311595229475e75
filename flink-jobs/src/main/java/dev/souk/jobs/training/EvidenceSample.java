package dev.souk.jobs.training;

import dev.souk.jobs.training.blocks.Rating;
import dev.souk.representation.collaborative.IdHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that some shoppers did: of everybody if it is not more than {@code most} ratings, else of a
 * half of the shoppers, a quarter, and so on, until it is not. Who is among them depends on the ids
 * alone, so the same ratings in any order give the same sample. Takes about 80 bytes for each
 * rating. Not thread-safe.
 */
final class EvidenceSample {

  private final int most;
  private final Map<String, String> ids = new HashMap<>();
  private List<Rating> ratings = new ArrayList<>();
  private int halvings;

  /**
   * @param most ratings to hold, 1 or more
   */
  EvidenceSample(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most: " + most + " (expected: 1 or more)");
    }
    this.most = most;
  }

  void add(Rating rating) {
    if (!chosen(rating.shopper())) {
      return;
    }
    ratings.add(
        new Rating(
            shared(rating.shopper()), shared(rating.itemId()), rating.strength(), rating.last()));
    while (ratings.size() > most && halvings < Integer.SIZE) {
      halvings++;
      ratings.removeIf(each -> !chosen(each.shopper()));
    }
  }

  /** Whether a shopper is among those that are left after the halvings so far. */
  private boolean chosen(String shopper) {
    return Long.numberOfTrailingZeros(IdHash.of(shopper)) >= halvings;
  }

  /** One object for equal ids: each record brings its own. */
  String shared(String id) {
    String known = ids.putIfAbsent(id, id);
    return known == null ? id : known;
  }

  /** How often the shoppers were halved; 0 if everybody is in it. */
  int halvings() {
    return halvings;
  }

  /** The ratings. They are not kept: memory must not hold them and a matrix of them. */
  List<Rating> drain() {
    List<Rating> all = ratings;
    ratings = new ArrayList<>();
    ids.clear();
    return all;
  }
}
