package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.Blocks;
import dev.souk.representation.collaborative.FactorModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells every block of items what is to be done. */
public final class PlanOutput {

  private PlanOutput() {}

  /**
   * Tells.
   *
   * @param last whose factors items start with; null for a random start
   * @param output takes the parts
   * @throws IllegalArgumentException if {@code last} is of another rank
   */
  public static void tell(
      SweepPlan plan, Blocks blocks, @Nullable FactorModel last, Consumer<PlanPart> output)
      throws IOException {
    byte[] bytes = plan.bytes();
    for (int block = 0; block < blocks.count(); block++) {
      output.accept(new PlanPart(block, bytes, new String[0], new float[0]));
    }
    if (last == null) {
      return;
    }
    int k = last.config().rank();
    if (k != plan.blocks().config().rank()) {
      throw new IllegalArgumentException(
          "last.rank: " + k + " (expected: " + plan.blocks().config().rank() + ")");
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (int block = 0; block < blocks.count(); block++) {
      rows.add(new ArrayList<>());
    }
    int most = Math.max(1, ParcelOutput.FLOATS / k);
    for (int row = 0; row < last.itemIds().length; row++) {
      int block = blocks.of(last.itemIds()[row]);
      rows.get(block).add(row);
      if (rows.get(block).size() == most) {
        output.accept(part(block, last, rows.get(block)));
        rows.get(block).clear();
      }
    }
    for (int block = 0; block < blocks.count(); block++) {
      if (!rows.get(block).isEmpty()) {
        output.accept(part(block, last, rows.get(block)));
      }
    }
  }

  private static PlanPart part(int block, FactorModel last, List<Integer> rows) {
    int k = last.config().rank();
    String[] ids = new String[rows.size()];
    float[] factors = new float[ids.length * k];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = last.itemIds()[rows.get(i)];
      System.arraycopy(last.itemFactors().data(), rows.get(i) * k, factors, i * k, k);
    }
    return new PlanPart(block, new byte[0], ids, factors);
  }
}
