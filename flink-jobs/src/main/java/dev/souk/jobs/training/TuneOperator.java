package dev.souk.jobs.training;

import dev.souk.jobs.training.blocks.PlanOutput;
import dev.souk.jobs.training.blocks.PlanPart;
import dev.souk.jobs.training.blocks.Rating;
import dev.souk.jobs.training.blocks.SweepPlan;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.BlockPlan;
import dev.souk.representation.collaborative.Blocks;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.Interactions;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Chooses how to train on a sample of the evidence, and tells the blocks. */
final class TuneOperator extends AbstractStreamOperator<PlanPart>
    implements OneInputStreamOperator<Rating, PlanPart>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private final FactorsTarget target;
  private final TrainingConfig config;
  private final long board;
  private transient EvidenceSample sample = new EvidenceSample(1);

  TuneOperator(FactorsTarget target, TrainingConfig config, long board) {
    this.target = target;
    this.config = config;
    this.board = board;
  }

  @Override
  public void open() throws Exception {
    super.open();
    sample = new EvidenceSample(config.sample());
  }

  @Override
  public void processElement(StreamRecord<Rating> element) {
    sample.add(element.getValue());
  }

  @Override
  public void endInput() throws IOException {
    FactorTrainer trainer = new FactorTrainer(config, target, ProgressBoard.listener(board));
    Interactions interactions = trainer.interactions(sample.drain());
    if (interactions.size() == 0) {
      return;
    }
    FactorTrainer.Decided decided = trainer.decide(interactions);
    AlsConfig als = decided.choice().als().withSweeps(config.blockSweeps());
    Optional<FactorModel> last = config.warmStart() ? target.last() : Optional.empty();
    PlanOutput.tell(
        new SweepPlan(BlockPlan.of(als, interactions), decided),
        new Blocks(config.blocks()),
        last.filter(model -> model.config().rank() == als.rank()).orElse(null),
        part -> output.collect(new StreamRecord<>(part)));
  }
}
