package dev.souk.retrieval.rules;

import dev.souk.retrieval.snapshot.FilterBits;
import java.util.ArrayList;
import java.util.List;

/**
 * What boosts and buries multiply scores by; of an item that several speak of, the product. The
 * factors of one snapshot. Immutable, thread-safe.
 */
public final class ScoreFactors {

  /** Of no rules. */
  public static final ScoreFactors NONE = new ScoreFactors(List.of());

  private final List<Part> parts;

  /** One rule's factor and where it holds. */
  record Part(RuleMark mark, FilterBits items) {}

  ScoreFactors(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Whether all factors are 1. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Whether some factor is above 1. */
  public boolean boosts() {
    for (Part part : parts) {
      if (part.mark.value() > 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * The factor of a document.
   *
   * @param doc counted over all leaves
   */
  public double of(int doc) {
    double factor = 1;
    for (Part part : parts) {
      if (part.items.get(doc)) {
        factor *= part.mark.value();
      }
    }
    return factor;
  }

  /** Which rules speak of a document. */
  List<RuleMark> marks(int doc) {
    List<RuleMark> marks = new ArrayList<>();
    for (Part part : parts) {
      if (part.items.get(doc)) {
        marks.add(part.mark);
      }
    }
    return marks;
  }
}
