package dev.souk.jobs.training;

import java.io.IOException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs a bounded job to its end, such as {@code embeddedCluster::run}. On a cluster of its own that
 * is {@code env.execute()}.
 */
@FunctionalInterface
public interface JobRunner {

  /**
   * Runs the job.
   *
   * @param env with the job's operators added
   * @throws IOException if the job failed; the cause says why
   */
  JobExecutionResult run(StreamExecutionEnvironment env) throws IOException, InterruptedException;
}
