package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.BlockPlan;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.util.InstantiationUtil;

/**
 * What a training by blocks does.
 *
 * @param blocks what all blocks must agree on
 * @param note for whoever takes the result; it is carried along
 */
public record SweepPlan(BlockPlan blocks, Serializable note) implements Serializable {

  byte[] bytes() throws IOException {
    return InstantiationUtil.serializeObject(this);
  }

  static SweepPlan of(byte[] bytes) throws IOException {
    try {
      return InstantiationUtil.deserializeObject(bytes, SweepPlan.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IOException("plan: " + e.getMessage() + " (expected: classes of this job)", e);
    }
  }
}
