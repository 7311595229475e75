package dev.souk.cli.cluster;

import dev.souk.cli.config.ClusterConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flink's own configuration directory for a {@link ClusterConfig}.
 *
 * <p>Flink's shell scripts share out the memory of a TaskManager; we start its class ourselves, so
 * we share it out here: a fixed part for the network and Flink itself, a fifth for RocksDB, the
 * rest is heap.
 *
 * @param config the size of the cluster
 * @param directory where the cluster keeps its files
 */
record FlinkSettings(ClusterConfig config, Path directory) {

  private static final long MIB = 1 << 20;
  private static final long NETWORK = 64 * MIB;
  private static final long FRAMEWORK = 96 * MIB;
  private static final long OFF_HEAP = 128 * MIB;
  private static final long METASPACE = 160 * MIB;
  private static final long OVERHEAD = 60 * MIB;

  private long managed() {
    return config.taskManagerMemory() / 5;
  }

  /** Bytes of a TaskManager's heap. */
  long taskManagerHeap() {
    return config.taskManagerMemory() - managed() - NETWORK - OFF_HEAP - METASPACE - OVERHEAD;
  }

  /** Bytes of a TaskManager's direct memory. */
  static long taskManagerDirect() {
    return NETWORK + OFF_HEAP;
  }

  /** Bytes of classes in either kind of process. */
  static long metaspace() {
    return METASPACE;
  }

  /** Bytes of the JobManager's heap. */
  long jobManagerHeap() {
    return config.jobManagerMemory() * 3 / 5;
  }

  /** The directory that Flink's processes are told of. */
  Path conf() {
    return directory.resolve("conf");
  }

  /** Writes the directory. */
  void write() throws IOException {
    StringBuilder yaml = new StringBuilder();
    values().forEach((key, value) -> yaml.append(key).append(": ").append(value).append('\n'));
    Files.createDirectories(conf());
    Files.writeString(conf().resolve("config.yaml"), yaml);
    Files.writeString(
        conf().resolve("log4j.properties"),
        """
        appender.console.type = Console
        appender.console.name = console
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = %d{ISO8601} %-5p %c{1} - %m%n
        rootLogger.level = INFO
        rootLogger.appenderRef.console.ref = console
        logger.kafka.name = org.apache.kafka
        logger.kafka.level = WARN
        logger.pekko.name = org.apache.pekko
        logger.pekko.level = ERROR
        """);
  }

  private Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    for (String host :
        new String[] {
          "jobmanager.rpc.address",
          "jobmanager.bind-host",
          "rest.address",
          "rest.bind-address",
          "taskmanager.host",
          "taskmanager.bind-host"
        }) {
      values.put(host, "localhost");
    }
    values.put("jobmanager.rpc.port", String.valueOf(config.rpcPort()));
    values.put("rest.port", String.valueOf(config.restPort()));
    values.put("io.tmp.dirs", directory.resolve("tmp").toAbsolutePath().toString());
    values.put("web.upload.dir", directory.resolve("upload").toAbsolutePath().toString());
    values.put("taskmanager.numberOfTaskSlots", String.valueOf(config.slots()));
    values.put("taskmanager.load-balance.mode", "SLOTS");
    values.put("taskmanager.cpu.cores", String.valueOf(config.slots()));
    values.put("taskmanager.memory.framework.heap.size", bytes(FRAMEWORK));
    values.put("taskmanager.memory.task.heap.size", bytes(taskManagerHeap() - FRAMEWORK));
    values.put("taskmanager.memory.framework.off-heap.size", bytes(OFF_HEAP / 2));
    values.put("taskmanager.memory.task.off-heap.size", bytes(OFF_HEAP / 2));
    values.put("taskmanager.memory.managed.size", bytes(managed()));
    values.put("taskmanager.memory.network.min", bytes(NETWORK));
    values.put("taskmanager.memory.network.max", bytes(NETWORK));
    // Of each result that a batch task writes: Flink's 16 MiB are for tasks of thousands of
    // results.
    values.put("taskmanager.network.sort-shuffle.min-buffers", "64");
    values.put("taskmanager.memory.jvm-metaspace.size", bytes(METASPACE));
    values.put("taskmanager.memory.jvm-overhead.min", bytes(OVERHEAD));
    values.put("taskmanager.memory.jvm-overhead.max", bytes(OVERHEAD));
    // A process that is gone is noticed after two to three heartbeats, one that is only slow is
    // given time: everything here may share few processors.
    values.put("heartbeat.interval", "1 s");
    values.put("heartbeat.timeout", "30 s");
    values.put("pekko.ask.timeout", "60 s");
    values.put("heartbeat.rpc-failure-threshold", "2");
    values.put("cluster.registration.error-delay", "1 s");
    values.put("cluster.registration.refused-registration-delay", "1 s");
    // A TaskManager that was about to register when the JobManager died goes on asking the actor
    // that died with it; only a new process finds the new one. So it ends soon, to be begun again.
    values.put("taskmanager.registration.timeout", "1 min");
    // Kafka's threads end a little after the task that began them.
    values.put("classloader.check-leaked-classloader", "false");
    return values;
  }

  private static String bytes(long count) {
    return count + "b";
  }
}
