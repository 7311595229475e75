package dev.souk.jobs.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;

/** The Flink settings of a shop's streaming job. */
public final class JobSettings {

  private JobSettings() {}

  /** Settings for jobs that run as {@code config} says, with checkpoints below a directory. */
  public static Configuration of(JobsConfig config, Path checkpoints) {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.interval());
    settings.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG, config.backlogInterval());
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // A job that fails is tried again for ever, ever less often; health says so.
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(500));
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(30));
    // Records on edges are immutable, so operators may share them.
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    // Everything on an edge or in state has a serializer of its own: no Kryo.
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    return settings;
  }
}
