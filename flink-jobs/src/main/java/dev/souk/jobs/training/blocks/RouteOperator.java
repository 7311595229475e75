package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.BlockHalfSweep.Side;
import dev.souk.representation.collaborative.Blocks;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sends ratings to the blocks of one side, and at the end the latest time to all of them. */
final class RouteOperator extends AbstractStreamOperator<RoutedRating>
    implements OneInputStreamOperator<Rating, RoutedRating>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private final Blocks blocks;
  private final Side side;
  private transient long newest;

  RouteOperator(Blocks blocks, Side side) {
    this.blocks = blocks;
    this.side = side;
  }

  @Override
  public void open() throws Exception {
    super.open();
    newest = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<Rating> element) {
    Rating rating = element.getValue();
    newest = Math.max(newest, rating.last());
    String row =
        switch (side) {
          case USERS -> rating.shopper();
          case ITEMS -> rating.itemId();
        };
    String other =
        switch (side) {
          case USERS -> rating.itemId();
          case ITEMS -> rating.shopper();
        };
    output.collect(
        element.replace(
            new RoutedRating(blocks.of(row), row, other, rating.strength(), rating.last())));
  }

  @Override
  public void endInput() {
    for (int block = 0; block < blocks.count(); block++) {
      output.collect(new StreamRecord<>(RoutedRating.time(block, newest)));
    }
  }
}
