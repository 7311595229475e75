package dev.souk.jobs;

import dev.souk.jobs.cluster.CheckpointDirectory;
import dev.souk.jobs.cluster.JobArguments;
import dev.souk.jobs.items.SentenceRepresenters;
import dev.souk.jobs.kafka.KafkaDeadLetters;
import dev.souk.jobs.kafka.KafkaLogSources;
import dev.souk.jobs.sink.SnapshotTarget;
import dev.souk.jobs.sink.ViewStorages;
import dev.souk.jobs.source.ModelSource;
import dev.souk.view.SnapshotStore;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class of the job jar: runs a shop's {@link ShopPipeline} on the cluster that it is
 * started on. {@link JobArguments} says what it is told.
 *
 * <p>It goes on from the newest complete checkpoint of its generation, so however often a cluster
 * that remembers nothing starts it, nothing is lost and nothing done twice. A savepoint that Flink
 * is told of goes first.
 */
public final class ShopJobMain {

  private static final Logger LOG = LoggerFactory.getLogger(ShopJobMain.class);

  private ShopJobMain() {}

  /** Submits the job. */
  public static void main(String[] args) throws Exception {
    JobArguments job = JobArguments.parse(args);
    CheckpointDirectory checkpoints = new CheckpointDirectory(job.shared().checkpoints());
    SnapshotStore views = new SnapshotStore(ViewStorages.at(job.shared().views()));
    String generation =
        job.generation().isEmpty() ? checkpoints.generation(views) : job.generation();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings(job, checkpoints, generation));
    env.setParallelism(job.parallelism());
    new ShopPipeline(
            new KafkaLogSources(job.kafka(), job.shop()),
            job.until(),
            new ModelSource(job.shared().modelsDirectory(), false),
            SentenceRepresenters.of(job.embedder()),
            new KafkaDeadLetters(job.kafka(), job.shop()),
            new SnapshotTarget(
                job.shared().views(),
                generation,
                job.scratch(),
                job.shards(),
                CheckpointDirectory.replaced(views, generation)),
            job.options())
        .addTo(env);
    env.execute(job.jobName());
  }

  private static Configuration settings(
      JobArguments job, CheckpointDirectory checkpoints, String generation) throws IOException {
    Configuration settings =
        JobSettings.of(job.interval(), job.backlogInterval(), checkpoints.of(generation));
    Optional<String> newest = checkpoints.newest(generation);
    LOG.info(
        "The job of {} starts in generation {} from {}",
        job.shop(),
        generation,
        newest.orElse("the beginning of the log"));
    newest.ifPresent(checkpoint -> {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
      settings.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    });
    return settings;
  }
}
