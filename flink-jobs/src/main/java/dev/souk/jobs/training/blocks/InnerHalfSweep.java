package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.BlockFactors;
import dev.souk.representation.collaborative.BlockHalfSweep.Side;
import dev.souk.representation.collaborative.RatingBlock;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A half sweep that others follow. */
final class InnerHalfSweep extends HalfSweepOperator<Parcel> {

  private static final long serialVersionUID = 1L;

  InnerHalfSweep(Side side, @Nullable SweepReport report) {
    super(side, report);
  }

  @Override
  void send(RatingBlock own, BlockFactors factors, ParcelHead head) throws IOException {
    ParcelOutput.send(own, factors, head, output);
  }
}
