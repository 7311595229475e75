package dev.souk.jobs.training;

import dev.souk.jobs.source.LogLine;
import dev.souk.jobs.source.LogSources;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the training jobs have in common. They run in batch mode: keyed input is sorted on disk, so
 * that aggregation holds one key at a time. Short ones are not restarted, since {@link Trainer}
 * tries again.
 */
final class TrainingJob {

  private static final String OUTCOME = "outcome";
  private static final Duration RESTART_DELAY = Duration.ofSeconds(1);

  private final StreamExecutionEnvironment env;
  private final LogSources logs;
  private final LogPosition until;

  /**
   * @param restarts how often a task that fails is tried again; what has ended before stays
   */
  TrainingJob(String name, LogSources logs, LogPosition until, int parallelism, int restarts) {
    this.logs = logs;
    this.until = until;
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.NAME, name);
    settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    if (restarts == 0) {
      settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    } else {
      settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
      settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
      settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
    }
    // Records on edges are immutable, and each has a serializer of its own.
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(parallelism);
  }

  /** The lines of {@code topic} up to the position, parsed. */
  <T> SingleOutputStreamOperator<T> parsed(Topic topic, LineParser<T> parser, Class<T> type) {
    // Only behavior has several partitions.
    int parallelism = topic == Topic.BEHAVIOR ? env.getParallelism() : 1;
    return env.fromSource(
            logs.lines(topic, LogPosition.START, until),
            WatermarkStrategy.noWatermarks(),
            topic.wire() + "-source",
            TypeInformation.of(LogLine.class))
        .uid(topic.wire() + "-source")
        .setParallelism(parallelism)
        .process(parser)
        .returns(type)
        .name(topic.wire() + "-parse")
        .uid(topic.wire() + "-parse")
        .setParallelism(parallelism);
  }

  /** The last change of each item up to the position, deletes too. */
  DataStream<CatalogEntry> lastChanges(long board) {
    return parsed(Topic.CATALOG, new CatalogEntryParser(board), CatalogEntry.class)
        .keyBy(CatalogEntry::itemId, Types.STRING)
        .reduce(CatalogEntry::later)
        .name("last-changes")
        .uid("last-changes");
  }

  /** Makes an outcome known to {@link #run}; for the one operator that has it. */
  static void report(RuntimeContext context, TrainingOutcome outcome) {
    ListAccumulator<TrainingOutcome> outcomes = new ListAccumulator<>();
    outcomes.add(outcome);
    context.addAccumulator(OUTCOME, outcomes);
  }

  /** Runs the job to its end, unless it runs detached. */
  TrainingOutcome run(JobRunner runner) throws IOException, InterruptedException {
    JobExecutionResult result = runner.run(env);
    if (!result.isJobExecutionResult()) {
      return new TrainingOutcome.Submitted(result.getJobID().toString());
    }
    List<TrainingOutcome> outcomes = result.getAccumulatorResult(OUTCOME);
    if (outcomes.size() != 1) {
      throw new IOException("outcomes: " + outcomes.size() + " (expected: 1)");
    }
    return outcomes.getFirst();
  }
}
