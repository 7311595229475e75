package dev.souk.jobs.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.log.LogPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains in blocks on two TaskManagers of two slots, and breaks something meanwhile. */
class BlocksRecoveryIT {

  @TempDir static Path directory;
  private static MiniCluster cluster;
  private static Path log;
  private static LogPosition end;
  private static Map<String, String> expected;

  /** Breaks something when a sweep is reported for the first time. */
  private interface Trouble {
    void make() throws Exception;
  }

  @BeforeAll
  static void start() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, directory.resolve("tmp").toString());
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    configuration.set(NettyShuffleEnvironmentOptions.NETWORK_SORT_SHUFFLE_MIN_BUFFERS, 64);
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .build());
    cluster.start();
    log = directory.resolve("log");
    end = PlantedLog.plant(log);
    expected =
        TrainedShop.on(BlocksRecoveryIT::run, log, end, directory.resolve("whole"), config(0))
            .documents();
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  private static TrainingConfig config(int blocks) {
    return TrainingConfig.defaults().withThreads(2, 2).withBlocks(blocks);
  }

  private static JobExecutionResult run(StreamExecutionEnvironment env)
      throws IOException, InterruptedException {
    try {
      return cluster.executeJobBlocking(env.getStreamGraph().getJobGraph());
    } catch (org.apache.flink.runtime.client.JobExecutionException e) {
      throw new IOException(e);
    }
  }

  /** Trains in four blocks with trouble in the third sweep of eight. */
  private static void assertSurvives(String name, Trouble trouble) throws Exception {
    AtomicInteger reports = new AtomicInteger();
    TrainedShop trained =
        TrainedShop.on(
            BlocksRecoveryIT::run,
            log,
            end,
            directory.resolve(name),
            config(4),
            (stage, done, _, _) -> {
              if (stage == TrainingProgress.Stage.FACTORS
                  && done == 3
                  && reports.incrementAndGet() == 1) {
                try {
                  trouble.make();
                } catch (Exception e) {
                  throw new IllegalStateException("trouble on purpose", e);
                }
              }
            });
    assertEquals(expected, trained.documents());
    assertTrue(reports.get() >= 2, () -> "the sweep was reported " + reports + " times");
  }

  @Test
  void aTaskThatFailsIsRepeated() throws Exception {
    assertSurvives(
        "failed",
        () -> {
          throw new IOException("a disk on fire");
        });
  }

  @Test
  void aTaskManagerThatDiesTakesNoFactorsWithIt() throws Exception {
    assertSurvives(
        "killed",
        () -> {
          cluster.startTaskManager();
          try {
            cluster.terminateTaskManager(0).get();
          } catch (ExecutionException e) {
            throw new IllegalStateException(e);
          }
          throw new IOException("the task is not on the TaskManager that died, but fails, too");
        });
  }
}
