package dev.souk.jobs.training;

import dev.souk.jobs.sink.ViewStorages;
import dev.souk.jobs.training.FactorTrainer.Trained;
import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.log.LogPosition;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.LearnedBlend;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a training of factors puts its models, and finds those before. Travels with operators.
 *
 * @param views where the shop's views are, a path or a URI
 * @param lsa where training keeps bases of meaning
 * @param scratch a local directory for an index in the making
 * @param until the log position that is trained to
 * @param basis the version of the space that items are placed in, empty if there is none
 */
record FactorsTarget(String views, String lsa, String scratch, String until, String basis)
    implements Serializable {

  /** Publishes what was trained, if anything was. */
  TrainingOutcome publish(Optional<Trained> trained, TrainingProgress progress) throws IOException {
    if (trained.isEmpty()) {
      return new TrainingOutcome.NothingToLearn(
          "interactions: 0 (expected: 1 or more, of named shoppers with items on sale)");
    }
    String generation =
        new FactorsPublisher(store(), Path.of(scratch))
            .publish(trained.get().models(), until, trained.get().metrics());
    progress.advanced(Stage.PUBLISH, 1, 1, generation);
    return new TrainingOutcome.Published(generation, trained.get().metrics());
  }

  /** The factors that are served now, if there are any. */
  Optional<FactorModel> last() throws IOException {
    SnapshotStore store = store();
    if (store.latest(View.FACTORS).isEmpty()) {
      return Optional.empty();
    }
    try (ViewReader reader = new ViewReader(store, View.FACTORS)) {
      ViewSnapshot snapshot = reader.acquire();
      try {
        return FactorsSchema.factors(snapshot.searcher());
      } finally {
        reader.release(snapshot);
      }
    }
  }

  /** What the sources of a feed weigh over the items that are served, if that can be learned. */
  Optional<LearnedBlend> learn(
      Rehearsal rehearsal, TrainingConfig config, TrainingProgress progress) throws IOException {
    return new BlendTraining(
            views,
            Path.of(lsa),
            Path.of(scratch),
            LogPosition.parse(until),
            config,
            progress,
            BlendTraining.PATIENCE)
        .learn(rehearsal);
  }

  private SnapshotStore store() {
    return new SnapshotStore(ViewStorages.at(views));
  }
}
