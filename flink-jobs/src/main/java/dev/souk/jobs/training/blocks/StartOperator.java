package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.BlockFactors;
import dev.souk.representation.collaborative.RatingBlock;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the items of a block the factors that they start with. */
final class StartOperator extends BlockOperator<PlanPart, Parcel> {

  private static final long serialVersionUID = 1L;

  private transient @Nullable RatingBlock block;
  private transient byte @Nullable [] plan;
  private transient @Nullable Map<String, float[]> known;

  @Override
  void begin(RatingBlock read) {
    block = read;
    known = new HashMap<>();
  }

  @Override
  void take(PlanPart part) {
    if (part.plan().length > 0) {
      plan = part.plan();
    }
    Map<String, float[]> factors = Objects.requireNonNull(known, "known");
    String[] ids = part.known();
    for (int i = 0; i < ids.length; i++) {
      int k = part.factors().length / ids.length;
      factors.put(ids[i], Arrays.copyOfRange(part.factors(), i * k, (i + 1) * k));
    }
  }

  @Override
  void end() throws IOException {
    if (plan == null) {
      return;
    }
    RatingBlock own = Objects.requireNonNull(block, "block");
    BlockFactors start =
        BlockFactors.start(
            SweepPlan.of(plan).blocks(), own, Objects.requireNonNull(known, "known"));
    ParcelOutput.send(own, start, new ParcelHead(plan, 0, 0, start.sum()), output);
  }
}
