package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.Blocks;
import dev.souk.representation.collaborative.DemandTrend;
import dev.souk.representation.collaborative.RatingBlock;
import dev.souk.representation.collaborative.RatingBlockBuilder;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Gathers the ratings of one block, and at the end sends the block on in pieces. */
final class RatingBlockOperator extends AbstractStreamOperator<BlockPiece>
    implements OneInputStreamOperator<RoutedRating, BlockPiece>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private final Blocks blocks;
  private final RatingWeights weights;
  private final Duration demandHalfLife;
  private final double demandPrior;
  private transient RatingBlockBuilder builder;
  private transient long newest;

  RatingBlockOperator(Blocks blocks, RatingWeights weights, DemandTrend demand) {
    this.blocks = blocks;
    this.weights = weights;
    this.demandHalfLife = demand.halfLife();
    this.demandPrior = demand.prior();
    this.builder = new RatingBlockBuilder(blocks, 0);
  }

  @Override
  public void open() throws Exception {
    super.open();
    builder =
        new RatingBlockBuilder(blocks, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    newest = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<RoutedRating> element) {
    RoutedRating rating = element.getValue();
    newest = Math.max(newest, rating.last());
    if (!rating.isTime()) {
      builder.add(rating.row(), rating.other(), rating.strength(), rating.last());
    }
  }

  @Override
  public void endInput() throws IOException {
    if (newest == Long.MIN_VALUE) {
      // Nobody did anything, here or elsewhere.
      newest = 0;
    }
    long now = newest;
    RatingBlock block =
        builder.build(
            (strength, last) -> weights.weight(strength, last, now),
            new DemandTrend(demandHalfLife, demandPrior),
            now);
    try (PieceStream pieces = new PieceStream(block.block(), output);
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(pieces, PieceStream.LENGTH))) {
      block.write(out);
    }
  }
}
