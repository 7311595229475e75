package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.BlockHalfSweep.Side;
import dev.souk.representation.collaborative.Blocks;
import dev.souk.representation.collaborative.DemandTrend;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * Lays out a factorisation by blocks in a bounded job: ratings become blocks of users and blocks of
 * items, and every half sweep is a stage of one task for each block.
 *
 * <pre>
 * ratings ─┬─▶ blocks of users ──────────────┬───────────────────┬─ ...
 *          └─▶ blocks of items ─┬────────────│──────┬────────────│─ ...
 *                       plan ─▶ start ─▶ users 1 ─▶ items 1 ─▶ users 2 ─▶ ... ─▶ items n ─▶ factors
 * </pre>
 *
 * <p>Between two stages go the factors, from each block only to those that need them, and each
 * block's part of the Gramian and of the loss. A task holds its block of ratings, the factors that
 * it needs and those that it makes: for e entries, about {@code 8e + 4·rank·(rows + min(e, other
 * side))} bytes. While blocks are gathered, 24 bytes for each entry and the ids.
 *
 * @param blocks of users and of items
 * @param sweeps 1 or more
 * @param weights what ratings weigh
 * @param demand what of their time items are told
 * @param listener is told of every sweep but the last, which {@link #last} tells
 */
public record BlockSweeps(
    Blocks blocks, int sweeps, RatingWeights weights, DemandTrend demand, SweepListener listener) {

  /** What the names of accumulators begin with that hold the loss of a sweep. */
  public static final String LOSS = "loss of sweep ";

  /** The accumulator of the most bytes that a half sweep of a block held. */
  public static final String BYTES = "bytes of the largest block";

  /**
   * @throws IllegalArgumentException if there are no sweeps
   */
  public BlockSweeps {
    Objects.requireNonNull(blocks, "blocks");
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(demand, "demand");
    Objects.requireNonNull(listener, "listener");
    if (sweeps < 1) {
      throw new IllegalArgumentException("sweeps: " + sweeps + " (expected: 1 or more)");
    }
  }

  /**
   * Adds the stages.
   *
   * @param ratings each shopper and item once
   * @param plans for every block of items, see {@link PlanOutput}; none if there are no ratings
   * @return all items, for {@link SolvedFactors}
   */
  public DataStream<SolvedItems> solve(DataStream<Rating> ratings, DataStream<PlanPart> plans) {
    DataStream<BlockPiece> users = blocks(ratings, Side.USERS);
    DataStream<BlockPiece> items = blocks(ratings, Side.ITEMS);
    DataStream<Parcel> parcels =
        stage(
            "start",
            items,
            plans.partitionCustom(new ToBlock(), PlanPart::to),
            TypeInformation.of(Parcel.class),
            new StartOperator());
    for (int sweep = 1; sweep <= sweeps; sweep++) {
      SweepReport before = sweep == 1 ? null : report(sweep - 1);
      parcels = inner("sweep-" + sweep + "-users", users, parcels, Side.USERS, before);
      if (sweep < sweeps) {
        parcels = inner("sweep-" + sweep + "-items", items, parcels, Side.ITEMS, null);
      }
    }
    return stage(
        "sweep-" + sweeps + "-items",
        items,
        parcels.partitionCustom(new ToBlock(), Parcel::to),
        TypeInformation.of(SolvedItems.class),
        new LastHalfSweep());
  }

  /** Of the last sweep, for {@link SolvedFactors}. */
  SweepReport last() {
    return report(sweeps);
  }

  private SweepReport report(int sweep) {
    return new SweepReport(sweep, sweeps, listener);
  }

  private DataStream<Parcel> inner(
      String name,
      DataStream<BlockPiece> pieces,
      DataStream<Parcel> parcels,
      Side side,
      @Nullable SweepReport before) {
    return stage(
        name,
        pieces,
        parcels.partitionCustom(new ToBlock(), Parcel::to),
        TypeInformation.of(Parcel.class),
        new InnerHalfSweep(side, before));
  }

  private DataStream<BlockPiece> blocks(DataStream<Rating> ratings, Side side) {
    String name =
        switch (side) {
          case USERS -> "users";
          case ITEMS -> "items";
        };
    return ratings
        .transform(
            "route-" + name,
            TypeInformation.of(RoutedRating.class),
            new RouteOperator(blocks, side))
        .uid("route-" + name)
        .setParallelism(blocks.count())
        .partitionCustom(new ToBlock(), RoutedRating::to)
        .transform(
            "block-" + name,
            TypeInformation.of(BlockPiece.class),
            new RatingBlockOperator(blocks, weights, demand))
        .uid("block-" + name)
        .setParallelism(blocks.count())
        .partitionCustom(new ToBlock(), BlockPiece::block);
  }

  private <I, O> DataStream<O> stage(
      String name,
      DataStream<BlockPiece> pieces,
      DataStream<I> parts,
      TypeInformation<O> type,
      BlockOperator<I, O> operator) {
    return pieces
        .connect(parts)
        .transform(name, type, operator)
        .uid(name)
        .setParallelism(blocks.count());
  }
}
