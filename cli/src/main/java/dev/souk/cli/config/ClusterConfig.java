package dev.souk.cli.config;

import dev.souk.config.Settings;

/**
 * The size of a cluster on this machine and where it listens, always on the loopback address.
 *
 * @param restPort where jobs are submitted and asked after
 * @param rpcPort where TaskManagers find the JobManager
 * @param taskManagers how many, 1 to 64
 * @param slots of each TaskManager, 1 to 64; a job of parallelism n takes n of them
 * @param jobManagerMemory of the process, in bytes
 * @param taskManagerMemory of each process, in bytes
 */
public record ClusterConfig(
    int restPort,
    int rpcPort,
    int taskManagers,
    int slots,
    long jobManagerMemory,
    long taskManagerMemory) {

  private static final long MIB = 1 << 20;
  private static final long LEAST_JOB_MANAGER = 384 * MIB;
  private static final long LEAST_TASK_MANAGER = 700 * MIB;

  /** Two TaskManagers of two slots. */
  public static final ClusterConfig DEFAULT =
      new ClusterConfig(8081, 6123, 2, 2, 512 * MIB, 900 * MIB);

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ClusterConfig {
    inRange("restPort", restPort, 1, 65_535);
    inRange("rpcPort", rpcPort, 1, 65_535);
    inRange("taskManagers", taskManagers, 1, 64);
    inRange("slots", slots, 1, 64);
    inRange("jobManagerMemory", jobManagerMemory, LEAST_JOB_MANAGER, Long.MAX_VALUE);
    inRange("taskManagerMemory", taskManagerMemory, LEAST_TASK_MANAGER, Long.MAX_VALUE);
  }

  /** Reads the section {@code cluster}. */
  static ClusterConfig read(Settings cluster) {
    return new ClusterConfig(
        cluster.integer("rest_port", DEFAULT.restPort, 1, 65_535),
        cluster.integer("rpc_port", DEFAULT.rpcPort, 1, 65_535),
        cluster.integer("task_managers", DEFAULT.taskManagers, 1, 64),
        cluster.integer("slots", DEFAULT.slots, 1, 64),
        memory(cluster, "job_manager_memory", DEFAULT.jobManagerMemory, LEAST_JOB_MANAGER),
        memory(cluster, "task_manager_memory", DEFAULT.taskManagerMemory, LEAST_TASK_MANAGER));
  }

  private static long memory(Settings cluster, String key, long absent, long least) {
    long bytes = cluster.bytes(key, absent);
    if (bytes < least) {
      cluster.problem(key, bytes / MIB + "MiB", least / MIB + "MiB or more");
      return absent;
    }
    return bytes;
  }

  private static void inRange(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d (expected: %d to %d)".formatted(name, value, least, most));
    }
  }
}
