package dev.souk.jobs.embedded;

import dev.souk.domain.ShopId;
import dev.souk.jobs.sink.Publications;
import dev.souk.jobs.source.LocalLogs;
import dev.souk.view.View;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job that was submitted. Thread-safe. */
final class RunningJob {

  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
  private static final long SECONDS = 60;
  private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(10);

  private final MiniCluster cluster;
  private final JobID id;
  private final ShopId shop;
  private final String generation;
  private volatile boolean stopped;

  private RunningJob(MiniCluster cluster, JobID id, ShopId shop, String generation) {
    this.cluster = cluster;
    this.id = id;
    this.shop = shop;
    this.generation = generation;
  }

  static RunningJob submit(MiniCluster cluster, JobGraph graph, ShopId shop, String generation)
      throws IOException {
    await(cluster.submitJob(graph), "submitted");
    return new RunningJob(cluster, graph.getJobID(), shop, generation);
  }

  JobHealth health() {
    long lines = LocalLogs.read(shop).sum();
    if (stopped) {
      return new JobHealth(JobHealth.State.STOPPED, "", generation, lines, 0, 0);
    }
    try {
      AccessExecutionGraph graph = await(cluster.getExecutionGraph(id), "asked how it is");
      CheckpointStatsSnapshot statistics = graph.getCheckpointStatsSnapshot();
      ErrorInfo failure = graph.getFailureInfo();
      return new JobHealth(
          state(graph.getState(), failure != null),
          failure == null ? "" : JobHealth.rootCause(failure.getExceptionAsString()),
          generation,
          lines,
          statistics == null ? 0 : statistics.getCounts().getNumberOfCompletedCheckpoints(),
          statistics == null ? 0 : statistics.getCounts().getNumberOfRestoredCheckpoints());
    } catch (IOException e) {
      return new JobHealth(
          JobHealth.State.FAILED, String.valueOf(e.getMessage()), generation, lines, 0, 0);
    }
  }

  private static JobHealth.State state(JobStatus status, boolean failed) {
    return switch (status) {
      case INITIALIZING, CREATED, RECONCILING ->
          failed ? JobHealth.State.RETRYING : JobHealth.State.STARTING;
      case RUNNING -> JobHealth.State.RUNNING;
      case FAILING, RESTARTING -> JobHealth.State.RETRYING;
      case FAILED, SUSPENDED -> JobHealth.State.FAILED;
      case CANCELLING, CANCELED, FINISHED -> JobHealth.State.STOPPED;
    };
  }

  void stop() throws IOException {
    if (health().state() == JobHealth.State.RUNNING) {
      try {
        awaitPublished(await(cluster.triggerCheckpoint(id), "checkpointed"));
      } catch (IOException e) {
        // Nothing is lost: the next start goes on from the checkpoint before.
        LOG.warn("The job of {} is stopped without a last checkpoint", shop, e);
      }
    }
    cancel();
  }

  /**
   * Waits until the views show the checkpoint. If that takes too long the next start publishes it.
   */
  private void awaitPublished(String checkpoint) throws IOException {
    long number = Checkpoints.number(Path.of(URI.create(checkpoint)));
    try {
      for (View view : View.STREAMED) {
        if (!Publications.await(id, view, number, PUBLISHED_WITHIN)) {
          LOG.warn("The job of {} is stopped before {} shows its last lines", shop, view);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the last snapshot was being published", e);
    }
  }

  void cancel() throws IOException {
    if (!stopped) {
      await(cluster.cancelJob(id), "cancelled");
      await(cluster.requestJobResult(id), "ended");
      Publications.forget(id);
      stopped = true;
    }
  }

  private static <T> T await(Future<T> future, String what) throws IOException {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The job could not be " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the job was being " + what, e);
    }
  }
}
