package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.BlockFactors;
import dev.souk.representation.collaborative.BlockHalfSweep;
import dev.souk.representation.collaborative.BlockHalfSweep.Side;
import dev.souk.representation.collaborative.RatingBlock;
import dev.souk.representation.collaborative.SideSum;
import dev.souk.representation.collaborative.SpdSolvers;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.jspecify.annotations.Nullable;

/**
 * Half a sweep for one block.
 *
 * @param <O> how its factors go on
 */
abstract class HalfSweepOperator<O> extends BlockOperator<Parcel, O> {

  private static final long serialVersionUID = 1L;

  /** Several tasks share a process, and with it what solvers cannot share. */
  private static final int THREADS = 2;

  private final Side side;
  private final @Nullable SweepReport report;
  private transient @Nullable RatingBlock block;
  private transient @Nullable Heads heads;
  private transient @Nullable BlockHalfSweep half;

  /**
   * @param report for the sweep before, null if there is none or it is none of this stage's affair
   */
  HalfSweepOperator(Side side, @Nullable SweepReport report) {
    this.side = side;
    this.report = report;
  }

  /** Sends the factors on. */
  abstract void send(RatingBlock own, BlockFactors factors, ParcelHead head) throws IOException;

  @Override
  void begin(RatingBlock read) {
    block = read;
    heads = new Heads(read.blocks().count());
  }

  @Override
  void take(Parcel parcel) throws IOException {
    Objects.requireNonNull(heads, "heads").take(parcel.from(), parcel.head());
    if (half == null && parcel.head().length > 0) {
      RatingBlock own = Objects.requireNonNull(block, "block");
      SweepPlan plan = SweepPlan.of(ParcelHead.of(parcel.head()).plan());
      half = new BlockHalfSweep(plan.blocks(), own, SpdSolvers.forTraining(THREADS));
    }
    Objects.requireNonNull(half, "a head comes first")
        .take(parcel.from(), parcel.first(), parcel.factors());
  }

  @Override
  void end() throws IOException {
    Heads all = Objects.requireNonNull(heads, "heads");
    if (!all.any()) {
      return;
    }
    RatingBlock own = Objects.requireNonNull(block, "block");
    ParcelHead one = all.first();
    SideSum other = all.total();
    if (report != null && own.block() == 0) {
      report.made(one, other, getRuntimeContext());
    }
    BlockHalfSweep last = Objects.requireNonNull(half, "half sweep");
    getRuntimeContext().addAccumulator(BlockSweeps.BYTES, new LongMaximum(last.bytes()));
    BlockFactors factors = last.solve(side, other);
    half = null;
    ParcelHead head =
        switch (side) {
          case USERS -> new ParcelHead(one.plan(), 0, 0, factors.sum());
          case ITEMS -> new ParcelHead(one.plan(), other.rows(), other.loss(), factors.sum());
        };
    send(own, factors, head);
  }
}
