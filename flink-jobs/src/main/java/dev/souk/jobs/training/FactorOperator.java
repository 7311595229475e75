package dev.souk.jobs.training;

import dev.souk.jobs.training.FactorTrainer.Trained;
import dev.souk.jobs.training.blocks.Rating;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gathers the evidence and what is beside it, and when both inputs have ended trains and publishes.
 */
final class FactorOperator extends AbstractStreamOperator<Void>
    implements TwoInputStreamOperator<Evidence, Aside, Void>, BoundedMultiInput {

  private static final long serialVersionUID = 1L;

  private final FactorsTarget target;
  private final TrainingConfig config;
  private final long board;
  private transient EvidenceSample evidence = new EvidenceSample(Integer.MAX_VALUE);
  private transient Asides asides = new Asides();
  private transient int ended;

  FactorOperator(FactorsTarget target, TrainingConfig config, long board) {
    this.target = target;
    this.config = config;
    this.board = board;
  }

  @Override
  public void open() throws Exception {
    super.open();
    evidence = new EvidenceSample(Integer.MAX_VALUE);
    asides = new Asides();
  }

  @Override
  public void processElement1(StreamRecord<Evidence> element) {
    if (element.getValue().strength() > 0) {
      evidence.add(element.getValue().rating());
    }
  }

  @Override
  public void processElement2(StreamRecord<Aside> element) {
    asides.add(element.getValue(), evidence::shared);
  }

  @Override
  public void endInput(int input) throws IOException {
    ended++;
    if (ended < 2) {
      return;
    }
    TrainingProgress progress = ProgressBoard.listener(board);
    FactorTrainer trainer = new FactorTrainer(config, target, progress);
    List<Rating> gathered = evidence.drain();
    Optional<Trained> trained =
        trainer.train(gathered, asides, config.warmStart() ? target.last() : Optional.empty());
    TrainingJob.report(getRuntimeContext(), target.publish(trained, progress));
  }
}
