package dev.souk.jobs.training;

import dev.souk.jobs.sink.ViewStorages;
import dev.souk.jobs.training.FactorTrainer.Trained;
import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.FactorsSchema;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a training of factors puts its models, and finds those before. Travels with operators.
 *
 * @param views where the shop's views are, a path or a URI
 * @param scratch a local directory for an index in the making
 * @param until the log position that is trained to
 */
record FactorsTarget(String views, String scratch, String until) implements Serializable {

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

  private SnapshotStore store() {
    return new SnapshotStore(ViewStorages.at(views));
  }
}
