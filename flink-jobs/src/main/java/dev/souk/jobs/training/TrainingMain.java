package dev.souk.jobs.training;

import dev.souk.domain.InvalidInputException;
import dev.souk.jobs.cluster.JobArguments;
import dev.souk.jobs.cluster.Words;
import dev.souk.jobs.kafka.KafkaLogSources;
import dev.souk.jobs.kafka.KafkaShopLogs;
import dev.souk.jobs.source.LogSources;
import dev.souk.log.LogPosition;
import dev.souk.representation.collaborative.Blocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one model of a shop on the cluster that it is started on, on all that the log holds now;
 * streaming jobs and APIs take it into use by themselves. It is told what {@link
 * dev.souk.jobs.ShopJobMain} is told, and {@code --model lsa} or {@code --model factors}; {@code
 * --blocks} and {@code --warm-start} are those of {@link TrainingConfig}. Two trainings of one
 * model and shop must not run at once.
 */
public final class TrainingMain {

  /** What can be trained, in the order in which it should be. */
  public static final List<String> MODELS = List.of("lsa", "factors");

  private static final Logger LOG = LoggerFactory.getLogger(TrainingMain.class);

  private TrainingMain() {}

  /** Submits the training, and waits for it if whoever started this waits. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Words words = Words.parse(args);
    JobArguments job = JobArguments.read(words);
    String model = words.needed("model");
    TrainingConfig config = config(words, job);
    words.finish();
    LogPosition end = end(job);
    TrainingOutcome outcome = training(job, model, config).run(end, TrainingProgress.SILENT);
    LOG.info("Training of {} of {} up to {}: {}", model, job.shop(), end, outcome);
  }

  private static LogPosition end(JobArguments job) throws IOException {
    try (KafkaShopLogs logs = KafkaShopLogs.connect(job.kafka())) {
      return logs.open(job.shop()).end();
    }
  }

  private static TrainingConfig config(Words words, JobArguments job) {
    TrainingConfig defaults =
        TrainingConfig.defaults().withThreads(job.parallelism(), job.parallelism());
    int blocks = words.integer("blocks", defaults.blocks());
    boolean warmStart =
        switch (words.text("warm-start", String.valueOf(defaults.warmStart()))) {
          case "true" -> true;
          case "false" -> false;
          default ->
              throw new InvalidInputException(
                  "warm-start", words.text("warm-start", ""), "true or false");
        };
    try {
      return defaults.withBlocks(blocks).withWarmStart(warmStart);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("blocks", blocks, "0 or a power of 2, up to " + Blocks.MOST);
    }
  }

  private static ModelTraining training(JobArguments job, String model, TrainingConfig config) {
    LogSources logs = new KafkaLogSources(job.kafka(), job.shop());
    return switch (model) {
      case "lsa" ->
          new LsaTraining(logs, TrainingMain::execute, job.shared().modelsDirectory(), config);
      case "factors" ->
          new FactorTraining(
              logs,
              TrainingMain::execute,
              job.shared().views(),
              job.shared().modelsDirectory(),
              Path.of(job.scratch()),
              config);
      default -> throw new InvalidInputException("model", model, "one of " + MODELS);
    };
  }

  private static JobExecutionResult execute(StreamExecutionEnvironment env)
      throws IOException, InterruptedException {
    try {
      return env.execute();
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("The training could not be run", e);
    }
  }
}
