package dev.souk.cli.cluster;

import dev.souk.cli.config.ClusterConfig;
import dev.souk.cli.process.ChildProcess;
import dev.souk.cli.process.JavaCommand;
import dev.souk.cli.process.ProcessGroup;
import dev.souk.cli.process.ProcessSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * A JobManager and TaskManagers as children of this process. They end with it. Thread-safe.
 *
 * <p>What survives them are the checkpoints of their jobs, wherever the jobs keep them.
 */
public final class FlinkCluster implements AutoCloseable {

  /** The JobManager's name. */
  public static final String JOB_MANAGER = "jobmanager";

  private static final Duration READY = Duration.ofSeconds(300);
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "sun.nio.ch");

  private final ClusterConfig config;
  private final FlinkRest rest;
  private final ProcessGroup processes;

  private FlinkCluster(ClusterConfig config, ProcessGroup processes) {
    this.config = config;
    this.rest = new FlinkRest(URI.create("http://localhost:" + config.restPort()));
    this.processes = processes;
  }

  /**
   * Starts the processes; {@link #awaitReady} waits for them.
   *
   * @param directory for configuration, logs and temporary files
   * @throws IOException if a process cannot be started
   */
  public static FlinkCluster start(
      ClusterConfig config, FlinkDistribution distribution, Path directory) throws IOException {
    FlinkSettings settings = new FlinkSettings(config, directory);
    settings.write();
    Files.createDirectories(directory.resolve("tmp"));
    ProcessGroup processes = new ProcessGroup();
    try {
      processes.start(jobManager(settings, distribution));
      for (int i = 1; i <= config.taskManagers(); i++) {
        processes.start(taskManager(settings, distribution, taskManager(i)));
      }
    } catch (IOException e) {
      processes.close();
      throw e;
    }
    return new FlinkCluster(config, processes);
  }

  /** The name of TaskManager {@code number}, from 1. */
  public static String taskManager(int number) {
    return "taskmanager-" + number;
  }

  private static ProcessSpec jobManager(FlinkSettings settings, FlinkDistribution distribution) {
    return spec(
        JOB_MANAGER,
        // It computes little, so that it is up soon counts for more than how fast it gets.
        List.of("-Xmx" + settings.jobManagerHeap(), "-XX:TieredStopAtLevel=1"),
        StandaloneSessionClusterEntrypoint.class,
        settings,
        distribution);
  }

  private static ProcessSpec taskManager(
      FlinkSettings settings, FlinkDistribution distribution, String name) {
    return spec(
        name,
        List.of(
            "-Xmx" + settings.taskManagerHeap(),
            "-XX:MaxDirectMemorySize=" + FlinkSettings.taskManagerDirect()),
        TaskManagerRunner.class,
        settings,
        distribution);
  }

  private static ProcessSpec spec(
      String name,
      List<String> memory,
      Class<?> main,
      FlinkSettings settings,
      FlinkDistribution distribution) {
    List<String> flags = new ArrayList<>(memory);
    for (String opened : OPENED) {
      flags.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    flags.add("-XX:MaxMetaspaceSize=" + FlinkSettings.metaspace());
    // The heaps are small, and the processors are shared with everything else on the machine.
    flags.add("-XX:+UseSerialGC");
    // Flink hands its own setting of this to a key that this version of Pekko does not read.
    flags.add("-Dpekko.remote.classic.startup-timeout=60s");
    flags.add("-Dlog4j2.configurationFile=" + settings.conf().resolve("log4j.properties").toUri());
    Path directory = settings.directory().toAbsolutePath();
    return new ProcessSpec(
        name,
        new JavaCommand(
                flags,
                distribution.classPath(),
                main.getName(),
                List.of("--configDir", directory.resolve("conf").toString()))
            .words(),
        Map.of("OPENBLAS_NUM_THREADS", "1"),
        directory.resolve("logs").resolve(name + ".log"));
  }

  /**
   * Waits until all TaskManagers have registered, and starts again those that end before.
   *
   * @throws IOException if the JobManager ends, or it takes longer than 300 s
   */
  public void awaitReady() throws IOException, InterruptedException {
    processes.child(JOB_MANAGER).awaitReady(this::registered, READY);
  }

  private boolean registered() throws IOException {
    if (rest.taskManagers() >= config.taskManagers()) {
      return true;
    }
    restart(child -> !child.spec().name().equals(JOB_MANAGER));
    return false;
  }

  /** The door for jobs and questions. */
  public FlinkRest rest() {
    return rest;
  }

  /**
   * The process {@code name}, to be killed, say; {@link #restart} starts it again.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ChildProcess process(String name) {
    return processes.child(name);
  }

  /** All of the cluster's processes, the JobManager first. */
  public List<ChildProcess> processes() {
    return processes.children();
  }

  /**
   * Starts again what has ended.
   *
   * @return the names of what was started
   */
  public List<String> restart() throws IOException {
    return restart(_ -> true);
  }

  private synchronized List<String> restart(Predicate<ChildProcess> which) throws IOException {
    List<String> started = new ArrayList<>();
    for (ChildProcess ended : processes.ended()) {
      if (which.test(ended)) {
        ended.start();
        started.add(ended.spec().name());
      }
    }
    return started;
  }

  /** Ends all processes; jobs end where they are, and their checkpoints stay. */
  @Override
  public void close() {
    processes.close();
  }
}
