package dev.souk.jobs.training.blocks;

import org.apache.flink.api.common.functions.Partitioner;

/** Sends what is for a block to the task of that number. */
public final class ToBlock implements Partitioner<Integer> {

  private static final long serialVersionUID = 1L;

  @Override
  public int partition(Integer block, int tasks) {
    if (block >= tasks) {
      throw new IllegalArgumentException(
          "block: " + block + " (expected: below the " + tasks + " tasks)");
    }
    return block;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ToBlock;
  }

  @Override
  public int hashCode() {
    return ToBlock.class.hashCode();
  }
}
