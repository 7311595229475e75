package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.SideSum;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers what all blocks of a side say. Not thread-safe. */
final class Heads {

  private final @Nullable ParcelHead[] heads;
  private int count;

  /**
   * @param blocks how many will say something
   */
  Heads(int blocks) {
    heads = new @Nullable ParcelHead[blocks];
  }

  /** Takes the head of block {@code from}; an empty one is none. */
  void take(int from, byte[] head) throws IOException {
    if (head.length > 0) {
      heads[from] = ParcelHead.of(head);
      count++;
    }
  }

  /**
   * Whether there is anything to train.
   *
   * @throws IllegalStateException if only some blocks said something
   */
  boolean any() {
    if (count != 0 && count != heads.length) {
      throw new IllegalStateException(
          "heads: " + count + " (expected: none or " + heads.length + ")");
    }
    return count > 0;
  }

  /** One of them: in what all share they are alike. */
  ParcelHead first() {
    return Objects.requireNonNull(heads[0], "head");
  }

  /** Over all rows of the side. The heads are used up. */
  SideSum total() {
    SideSum[] parts = new SideSum[heads.length];
    Arrays.setAll(parts, b -> Objects.requireNonNull(heads[b], "head").sum());
    return SideSum.total(parts);
  }
}
