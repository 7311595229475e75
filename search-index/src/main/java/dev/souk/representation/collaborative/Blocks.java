package dev.souk.representation.collaborative;

import java.io.Serializable;

/**
 * How users and items are divided into blocks that are factorised apart: by the hash of their ids,
 * users and items alike. Immutable.
 *
 * @param count a power of 2 up to {@value #MOST}, so that blocks are whole {@link Stripes} and sums
 *     over blocks are the same to the bit for any number of them
 */
public record Blocks(int count) implements Serializable {

  /** Most blocks. */
  public static final int MOST = Stripes.COUNT;

  /**
   * @throws IllegalArgumentException if the count is not a power of 2 or out of its range
   */
  public Blocks {
    if (count < 1 || count > MOST || Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException(
          "blocks: " + count + " (expected: a power of 2, 1 to " + MOST + ")");
    }
  }

  /** The block of a user or item, from 0. */
  public int of(String id) {
    return Stripes.of(id) / stripes();
  }

  /** Stripes of each block. */
  int stripes() {
    return Stripes.COUNT / count;
  }
}
