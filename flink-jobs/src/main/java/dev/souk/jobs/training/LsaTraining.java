package dev.souk.jobs.training;

import dev.souk.jobs.source.LogSources;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Learns the space of meaning from the catalogue: the last change of each item by time, then
 * offset; what is deleted is left out. Publishes with {@link LsaFiles}.
 */
public final class LsaTraining implements ModelTraining {

  private final LogSources logs;
  private final JobRunner runner;
  private final Path directory;
  private final TrainingConfig config;

  /**
   * @param directory where bases and {@code CURRENT} are kept; need not exist yet
   */
  public LsaTraining(LogSources logs, JobRunner runner, Path directory, TrainingConfig config) {
    this.logs = Objects.requireNonNull(logs, "logs");
    this.runner = Objects.requireNonNull(runner, "runner");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.config = Objects.requireNonNull(config, "config");
  }

  @Override
  public String model() {
    return "lsa";
  }

  @Override
  public Topic topic() {
    return Topic.CATALOG;
  }

  @Override
  public LogPosition trainedTo() throws IOException {
    return new LsaFiles(directory).trainedTo();
  }

  @Override
  public TrainingOutcome run(LogPosition until, TrainingProgress progress)
      throws IOException, InterruptedException {
    long board = ProgressBoard.open(progress, until.count(Topic.CATALOG));
    try {
      TrainingJob job = new TrainingJob("souk-train-lsa", logs, until, config.parallelism(), 0);
      job.lastChanges(board)
          .filter(CatalogEntry::sold)
          .transform(
              "train-lsa",
              Types.VOID,
              new LsaOperator(directory.toString(), until.toString(), config, board))
          .uid("train-lsa")
          .setParallelism(1);
      return job.run(runner);
    } finally {
      ProgressBoard.close(board);
    }
  }
}
