package dev.souk.jobs;

import dev.souk.jobs.state.SmallFiles;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** The Flink settings of a shop's streaming job, on whatever cluster it runs. */
public final class JobSettings {

  /**
   * Between checkpoints while a job catches up, unless settings say otherwise. Each publishes all
   * that changed; in a backlog that is nearly every shopper, and nobody waits for it.
   */
  public static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(15);

  private JobSettings() {}

  /**
   * The settings.
   *
   * @param interval between checkpoints when the job keeps up with the log
   * @param backlogInterval between checkpoints while it catches up
   * @param checkpoints a URI that all of the cluster's processes can read and write
   */
  public static Configuration of(Duration interval, Duration backlogInterval, String checkpoints) {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG, backlogInterval);
    // When checkpoints take longer than their interval, the log still gets a share of the time.
    settings.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, interval.dividedBy(4));
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints);
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // A guest's event and a new shopper are looked up in vain: files that lack the key say so.
    settings.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    settings.set(RocksDBOptions.OPTIONS_FACTORY, SmallFiles.class.getName());
    // A job that fails is tried again for ever, ever less often; health says so.
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(500));
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(30));
    // Failures that are this far apart have nothing to do with one another.
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(1));
    // Records on edges are immutable, so operators may share them.
    settings.set(org.apache.flink.configuration.PipelineOptions.OBJECT_REUSE, true);
    // Everything on an edge or in state has a serializer of its own: no Kryo.
    settings.set(org.apache.flink.configuration.PipelineOptions.GENERIC_TYPES, false);
    return settings;
  }
}
