package dev.souk.jobs.training;

import dev.souk.jobs.sink.ViewStorages;
import dev.souk.jobs.training.FactorTrainer.Trained;
import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.log.LogPosition;
import dev.souk.view.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gathers the evidence, the baskets and the deleted items, and when both inputs have ended trains
 * and publishes.
 */
final class FactorOperator extends AbstractStreamOperator<Void>
    implements TwoInputStreamOperator<Evidence, Aside, Void>, BoundedMultiInput {

  private static final long serialVersionUID = 1L;

  private final String views;
  private final String lsa;
  private final String scratch;
  private final String until;
  private final TrainingConfig config;
  private final long board;
  private transient List<Evidence> evidence = new ArrayList<>();
  private transient Map<String, String> ids = new HashMap<>();
  private transient Set<String> deleted = new HashSet<>();
  private transient List<List<String>> baskets = new ArrayList<>();
  private transient int ended;

  FactorOperator(
      String views, String lsa, String scratch, String until, TrainingConfig config, long board) {
    this.views = views;
    this.lsa = lsa;
    this.scratch = scratch;
    this.until = until;
    this.config = config;
    this.board = board;
  }

  @Override
  public void open() throws Exception {
    super.open();
    evidence = new ArrayList<>();
    ids = new HashMap<>();
    deleted = new HashSet<>();
    baskets = new ArrayList<>();
  }

  @Override
  public void processElement1(StreamRecord<Evidence> element) {
    Evidence read = element.getValue();
    if (read.strength() > 0) {
      evidence.add(
          new Evidence(
              shared(read.shopper()),
              shared(read.itemId()),
              read.interest(),
              read.bought(),
              read.returned(),
              read.last()));
    }
  }

  /** One object for equal ids: each record brings its own. */
  private String shared(String id) {
    String known = ids.putIfAbsent(id, id);
    return known == null ? id : known;
  }

  @Override
  public void processElement2(StreamRecord<Aside> element) {
    Aside aside = element.getValue();
    if (!aside.deleted().isEmpty()) {
      deleted.add(aside.deleted());
    } else {
      List<String> basket = new ArrayList<>(aside.basket().length);
      for (String item : aside.basket()) {
        basket.add(shared(item));
      }
      baskets.add(basket);
    }
  }

  @Override
  public void endInput(int input) throws IOException {
    ended++;
    if (ended < 2) {
      return;
    }
    TrainingProgress progress = ProgressBoard.listener(board);
    BlendTraining blends =
        new BlendTraining(
            views,
            Path.of(lsa),
            Path.of(scratch),
            LogPosition.parse(until),
            config,
            progress,
            BlendTraining.PATIENCE);
    FactorTrainer trainer = new FactorTrainer(config, until, progress, blends::learn);
    List<Evidence> gathered = evidence;
    // The matrix takes its place: memory must not hold both while training.
    evidence = List.of();
    ids = Map.of();
    Optional<Trained> trained = trainer.train(gathered, baskets, deleted);
    if (trained.isEmpty()) {
      TrainingJob.report(
          getRuntimeContext(),
          new TrainingOutcome.NothingToLearn(
              "interactions: 0 (expected: 1 or more, of named shoppers with items on sale)"));
      return;
    }
    String generation =
        new FactorsPublisher(new SnapshotStore(ViewStorages.at(views)), Path.of(scratch))
            .publish(trained.get().models(), until, trained.get().metrics());
    progress.advanced(Stage.PUBLISH, 1, 1, generation);
    TrainingJob.report(
        getRuntimeContext(), new TrainingOutcome.Published(generation, trained.get().metrics()));
  }
}
