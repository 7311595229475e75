package dev.souk.jobs.training;

import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.jobs.training.blocks.BlockSweeps;
import dev.souk.jobs.training.blocks.PlanPart;
import dev.souk.jobs.training.blocks.Rating;
import dev.souk.jobs.training.blocks.SweepListener;
import dev.souk.jobs.training.blocks.ToBlock;
import dev.souk.representation.collaborative.Blocks;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The part of a training of factors that is by blocks: what {@link FactorOperator} does in one
 * task, as many. What is chosen on what is held out, the item-to-item model and the baskets still
 * are one task's work, on as much evidence as it may hold.
 *
 * @param target where the models go
 * @param config how
 * @param board of the training
 */
record BlocksTraining(FactorsTarget target, TrainingConfig config, long board) {

  /** Tells a board of sweeps. */
  private record BoardListener(long board) implements SweepListener {

    @Override
    public void swept(int sweep, int of, double loss) {
      ProgressBoard.listener(board)
          .advanced(Stage.FACTORS, sweep, of, "loss " + FactorTrainer.shown(loss));
    }
  }

  static BlockSweeps sweeps(TrainingConfig config, long board) {
    return new BlockSweeps(
        new Blocks(config.blocks()),
        config.blockSweeps(),
        config::weight,
        config.demand(),
        new BoardListener(board));
  }

  /** Adds the operators that train on what is given and publish. */
  void train(DataStream<Evidence> evidence, DataStream<Aside> items, DataStream<Aside> baskets) {
    Blocks blocks = new Blocks(config.blocks());
    DataStream<Rating> ratings =
        items
            .filter(Aside::isDeletion)
            .partitionCustom(new ToBlock(), aside -> blocks.of(aside.item()))
            .connect(
                evidence
                    .filter(each -> each.strength() > 0)
                    .partitionCustom(new ToBlock(), each -> blocks.of(each.itemId())))
            .transform("on-sale", TypeInformation.of(Rating.class), new OnSaleOperator())
            .uid("on-sale")
            .setParallelism(config.blocks());
    DataStream<PlanPart> plans =
        ratings
            .global()
            .transform(
                "tune", TypeInformation.of(PlanPart.class), new TuneOperator(target, config, board))
            .uid("tune")
            .setParallelism(1);
    DataStream<Ending> endings =
        sweeps(config, board)
            .solve(ratings, plans)
            .map(Ending::items)
            .returns(Ending.class)
            .setParallelism(config.blocks())
            .union(items.union(baskets).map(Ending::aside).returns(Ending.class));
    ratings
        .global()
        .connect(endings.global())
        .transform("end-factors", Types.VOID, new BlocksEndOperator(target, config, board))
        .uid("end-factors")
        .setParallelism(1);
  }
}
