package dev.souk.jobs.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * A Flink cluster in this process: one job manager, one task manager. Thread-safe.
 *
 * <p>It keeps nothing: what survives are the checkpoints of the jobs.
 */
public final class EmbeddedCluster implements AutoCloseable {

  /** For RocksDB, outside the heap, of each slot; taken as state grows. */
  private static final int STATE_MEBIBYTES = 256;

  private final MiniCluster cluster;

  private EmbeddedCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts a cluster.
   *
   * @param slots how many jobs of parallelism 1 it can run at a time; one of parallelism 2 needs
   *     two
   * @param temporary for state in use; emptied
   * @throws IOException if it does not come up
   */
  public static EmbeddedCluster start(int slots, Path temporary) throws IOException {
    FileUtils.deleteDirectoryQuietly(temporary.toFile());
    Files.createDirectories(temporary);
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, temporary.toString());
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(RestOptions.BIND_ADDRESS, "localhost");
    configuration.set(RestOptions.ADDRESS, "localhost");
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        MemorySize.ofMebiBytes((long) STATE_MEBIBYTES * slots));
    // Flink's 512 are for tasks of thousands of results.
    configuration.set(NettyShuffleEnvironmentOptions.NETWORK_SORT_SHUFFLE_MIN_BUFFERS, 64);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    try {
      cluster.start();
    } catch (Exception e) {
      throw new IOException("The embedded Flink cluster did not start", e);
    }
    return new EmbeddedCluster(cluster);
  }

  /**
   * Runs a bounded job to its end.
   *
   * @param env with the job's operators added
   * @return what it counted
   * @throws IOException if the job failed; the cause says why
   */
  public JobExecutionResult run(StreamExecutionEnvironment env)
      throws IOException, InterruptedException {
    JobGraph graph = env.getStreamGraph().getJobGraph();
    try {
      return cluster.executeJobBlocking(graph);
    } catch (org.apache.flink.runtime.client.JobExecutionException e) {
      throw new IOException("The job '" + graph.getName() + "' failed", e);
    }
  }

  MiniCluster flink() {
    return cluster;
  }

  /** Stops all jobs where they are and ends the cluster. */
  @Override
  public void close() throws IOException {
    try {
      cluster.close();
    } catch (Exception e) {
      throw new IOException("The embedded Flink cluster did not end cleanly", e);
    }
  }
}
