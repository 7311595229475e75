package dev.souk.jobs.training;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.souk.domain.ShopId;
import dev.souk.jobs.source.JsonlLogSources;
import dev.souk.jobs.training.TrainingOutcome.Published;
import dev.souk.log.JsonlLayout;
import dev.souk.log.LogPosition;
import dev.souk.representation.text.LsaBasis;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.FactorsSchema.Models;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;

/** One shop's models in a directory of their own. */
record TrainedShop(Path root, SortedMap<String, TrainingOutcome> outcomes) {

  /** Trains on the log up to {@code end}. */
  static TrainedShop on(
      JobRunner runner, Path log, LogPosition end, Path root, TrainingConfig config)
      throws Exception {
    return on(runner, log, end, root, config, TrainingProgress.SILENT);
  }

  /** The same, telling of it. */
  static TrainedShop on(
      JobRunner runner,
      Path log,
      LogPosition end,
      Path root,
      TrainingConfig config,
      TrainingProgress progress)
      throws Exception {
    JsonlLogSources logs = new JsonlLogSources(new ShopId("test"), new JsonlLayout(log));
    try (Trainer trainer =
        new Trainer(
            List.of(
                new Trainer.Planned(
                    new LsaTraining(logs, runner, root.resolve("lsa"), config),
                    TrainingSchedule.CATALOG),
                new Trainer.Planned(
                    new FactorTraining(
                        logs,
                        runner,
                        root.resolve("views").toString(),
                        root.resolve("lsa"),
                        root.resolve("scratch"),
                        config),
                    TrainingSchedule.BEHAVIOR)),
            progress)) {
      return new TrainedShop(root, trainer.trainNow(end));
    }
  }

  SortedMap<String, String> metrics(String model) {
    return assertInstanceOf(Published.class, outcomes.get(model)).metrics();
  }

  LsaBasis basis() throws IOException {
    return new LsaFiles(root.resolve("lsa")).current().orElseThrow();
  }

  SnapshotStore store() {
    return new SnapshotStore(root.resolve("views"));
  }

  Models models() throws IOException {
    try (ViewReader reader = new ViewReader(store(), View.FACTORS)) {
      ViewSnapshot snapshot = reader.acquire();
      try {
        return FactorsSchema.read(snapshot.searcher()).orElseThrow();
      } finally {
        reader.release(snapshot);
      }
    }
  }

  Map<String, String> documents() throws IOException {
    Map<String, String> documents = new TreeMap<>();
    try (ViewReader reader = new ViewReader(store(), View.FACTORS)) {
      ViewSnapshot snapshot = reader.acquire();
      try {
        IndexReader index = snapshot.searcher().getIndexReader();
        for (int i = 0; i < index.maxDoc(); i++) {
          Document document = index.storedFields().document(i);
          documents.put(
              document.get(ViewSchema.KEY),
              Base64.getEncoder().encodeToString(ViewSchema.source(document)));
        }
      } finally {
        reader.release(snapshot);
      }
    }
    return documents;
  }
}
