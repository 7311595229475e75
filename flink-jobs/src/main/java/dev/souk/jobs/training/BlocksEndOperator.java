package dev.souk.jobs.training;

import dev.souk.jobs.training.FactorTrainer.Size;
import dev.souk.jobs.training.FactorTrainer.Trained;
import dev.souk.jobs.training.blocks.BlockSweeps;
import dev.souk.jobs.training.blocks.Rating;
import dev.souk.jobs.training.blocks.SolvedFactors;
import dev.souk.jobs.training.blocks.SolvedFactors.Solved;
import dev.souk.representation.collaborative.Interactions;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The last stage of a training by blocks: trains on a sample of the evidence what is not trained by
 * blocks, and publishes it with the factors.
 */
final class BlocksEndOperator extends AbstractStreamOperator<Void>
    implements TwoInputStreamOperator<Rating, Ending, Void>, BoundedMultiInput {

  private static final long serialVersionUID = 1L;

  private final FactorsTarget target;
  private final TrainingConfig config;
  private final long board;
  private transient EvidenceSample sample = new EvidenceSample(1);
  private transient Asides asides = new Asides();
  private transient SolvedFactors factors;
  private transient int ended;

  BlocksEndOperator(FactorsTarget target, TrainingConfig config, long board) {
    this.target = target;
    this.config = config;
    this.board = board;
    this.factors = new SolvedFactors(sweeps());
  }

  private BlockSweeps sweeps() {
    return BlocksTraining.sweeps(config, board);
  }

  @Override
  public void open() throws Exception {
    super.open();
    sample = new EvidenceSample(config.sample());
    asides = new Asides();
    factors = new SolvedFactors(sweeps());
  }

  @Override
  public void processElement1(StreamRecord<Rating> element) {
    sample.add(element.getValue());
  }

  @Override
  public void processElement2(StreamRecord<Ending> element) throws IOException {
    Ending ending = element.getValue();
    if (ending.isItems()) {
      factors.take(ending.items());
    } else {
      asides.add(ending.aside(), sample::shared);
    }
  }

  @Override
  public void endInput(int input) throws IOException {
    ended++;
    if (ended < 2) {
      return;
    }
    TrainingProgress progress = ProgressBoard.listener(board);
    FactorTrainer trainer = new FactorTrainer(config, target, progress);
    Optional<Solved> solved = factors.end(target.until(), getRuntimeContext());
    Optional<Trained> trained;
    if (solved.isEmpty()) {
      trained = trainer.ofGuests(asides);
    } else {
      Solved made = solved.get();
      int halvings = sample.halvings();
      Interactions interactions = trainer.interactions(sample.drain());
      trained =
          Optional.of(
              trainer.finish(
                  interactions,
                  (FactorTrainer.Decided) made.note(),
                  made.model(),
                  new Size(made.users(), made.model().itemIds().length, made.entries()),
                  made.loss(),
                  asides));
      trained.get().metrics().put("blocks", String.valueOf(config.blocks()));
      if (halvings > 0) {
        trained.get().metrics().put("sampled", "1/" + (1L << halvings));
      }
    }
    TrainingJob.report(getRuntimeContext(), target.publish(trained, progress));
  }
}
