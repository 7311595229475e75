package dev.souk.jobs.embedded;

import dev.souk.domain.ShopId;
import dev.souk.jobs.JobSettings;
import dev.souk.jobs.ShopPipeline;
import dev.souk.jobs.sink.SnapshotTarget;
import dev.souk.jobs.source.ModelSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the streaming jobs of shops in this process. A job goes on from the newest complete
 * checkpoint that is on the disk, however the process before ended. Thread-safe.
 */
public final class EmbeddedJobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJobs.class);

  private final EmbeddedCluster cluster;
  private final JobsConfig config;
  private final Map<ShopId, RunningJob> jobs = new ConcurrentHashMap<>();

  /** Runs jobs on {@code cluster}, which is not closed with this object. */
  public EmbeddedJobs(EmbeddedCluster cluster, JobsConfig config) {
    this.cluster = cluster;
    this.config = config;
  }

  /**
   * Starts the job of a shop, or goes on with it.
   *
   * @throws IllegalStateException if it runs already
   * @throws IOException if it cannot be submitted
   */
  public synchronized void start(ShopJob job) throws IOException {
    ShopId shop = job.shop();
    RunningJob known = jobs.get(shop);
    if (known != null && known.health().state() != JobHealth.State.STOPPED) {
      throw new IllegalStateException(
          "shop: %s, %s (expected: one that is not running)".formatted(shop, known.health()));
    }
    Generations generations = new Generations(config, shop, job.views());
    String generation = generations.choose();
    Path directory = config.checkpoints(shop, generation);
    Optional<Path> checkpoint = new Checkpoints(directory).newest();
    StreamExecutionEnvironment env =
        new StreamExecutionEnvironment(
            JobSettings.of(
                config.interval(), config.backlogInterval(), directory.toUri().toString()));
    env.setParallelism(config.parallelism());
    new ShopPipeline(
            job.logs(),
            null,
            new ModelSource(job.models(), false),
            job.representers(),
            job.deadLetters(),
            new SnapshotTarget(
                job.views().toString(), generation, config.scratch().toString(), config.shards()),
            config.pipeline())
        .addTo(env);
    StreamGraph plan = env.getStreamGraph();
    plan.setJobName("souk-" + shop);
    JobGraph graph = plan.getJobGraph();
    checkpoint.ifPresent(path ->
        graph.setSavepointRestoreSettings(
            SavepointRestoreSettings.forPath(
                path.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
    LOG.info(
        "The job of {} starts in generation {} from {}",
        shop,
        generation,
        checkpoint.map(Path::toString).orElse("the beginning of the log"));
    jobs.put(shop, RunningJob.submit(cluster.flink(), graph, shop, generation));
  }

  /**
   * How the job of {@code shop} is.
   *
   * @throws IllegalArgumentException if it was never started
   */
  public JobHealth health(ShopId shop) {
    return job(shop).health();
  }

  /** Takes a last checkpoint, so that views show all that was read, and stops the job. */
  public synchronized void stop(ShopId shop) throws IOException {
    job(shop).stop();
  }

  private RunningJob job(ShopId shop) {
    RunningJob job = jobs.get(shop);
    if (job == null) {
      throw new IllegalArgumentException(
          "shop: " + shop + " (expected: one of " + jobs.keySet() + ")");
    }
    return job;
  }

  /** Stops all jobs. */
  @Override
  public void close() throws IOException {
    for (ShopId shop : jobs.keySet()) {
      if (health(shop).state() != JobHealth.State.STOPPED) {
        stop(shop);
      }
    }
  }
}
