package dev.souk.retrieval.blend;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best of many candidates. Not thread-safe. */
final class TopHits {

  private final int keep;
  private final PriorityQueue<Scored> worstFirst;

  /**
   * @param keep how many, 0 or more
   */
  TopHits(int keep) {
    this.keep = keep;
    worstFirst = new PriorityQueue<>(Math.clamp(keep, 1, 1024), Scored.BEST_FIRST.reversed());
  }

  /** Whether a candidate with such a key and score can be among the best. */
  boolean competitive(double key, double score) {
    if (keep == 0) {
      return false;
    }
    if (worstFirst.size() < keep) {
      return true;
    }
    Scored worst = worstFirst.element();
    int compared = Double.compare(key, worst.key());
    return compared > 0 || (compared == 0 && Double.compare(score, worst.score()) >= 0);
  }

  void add(Scored scored) {
    worstFirst.add(scored);
    if (worstFirst.size() > keep) {
      worstFirst.remove();
    }
  }

  /** Best first. */
  List<Scored> sorted() {
    List<Scored> sorted = new ArrayList<>(worstFirst);
    sorted.sort(Scored.BEST_FIRST);
    return sorted;
  }
}
