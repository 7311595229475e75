package dev.souk.benchmarks.search;

import dev.souk.cli.process.ChildProcess;
import dev.souk.cli.process.JavaCommand;
import dev.souk.cli.process.ProcessSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.FileUtils;

/** A server in a JVM of its own that writes its port to a file once it answers. Thread-safe. */
final class ServerProcess implements AutoCloseable {

  private static final Duration MOST = Duration.ofMinutes(10);
  private static final double TICKS_PER_SECOND = 100;

  private final ChildProcess child;
  private final int port;

  private ServerProcess(ChildProcess child, int port) {
    this.child = child;
    this.port = port;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param flags of the JVM
   * @param main is given the home, the file for the port, and {@code more}
   * @param home its directory
   */
  static ServerProcess start(
      String name, List<String> flags, String classPath, String main, Path home, List<String> more)
      throws IOException, InterruptedException {
    // Of a run before, in a folder that was kept.
    FileUtils.deleteDirectoryQuietly(home.toFile());
    Files.createDirectories(home);
    Path portFile = home.resolveSibling(name + ".port");
    Files.deleteIfExists(portFile);
    List<String> arguments = new ArrayList<>();
    arguments.add(home.toString());
    arguments.add(portFile.toString());
    arguments.addAll(more);
    JavaCommand command = new JavaCommand(flags, classPath, main, arguments);
    ChildProcess child =
        ChildProcess.start(
            new ProcessSpec(name, command.words(), Map.of(), home.resolveSibling(name + ".log")));
    try {
      child.awaitReady(() -> Files.exists(portFile), MOST);
      return new ServerProcess(child, Integer.parseInt(Files.readString(portFile).strip()));
    } catch (IOException | InterruptedException | RuntimeException e) {
      child.close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return child.pid();
  }

  /**
   * Seconds of processor time that a process has used, in user and system mode; NaN where there is
   * no {@code /proc}.
   */
  static double cpuSeconds(long pid) throws IOException {
    Path stat = Path.of("/proc", String.valueOf(pid), "stat");
    if (!Files.exists(stat)) {
      return Double.NaN;
    }
    String line = Files.readString(stat, StandardCharsets.UTF_8);
    // After the command in parentheses, which may hold blanks; utime and stime are 14th and 15th.
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** Stops a process from running, or lets it go on, so that it does not disturb a measurement. */
  static void pause(long pid, boolean paused) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", paused ? "-STOP" : "-CONT", String.valueOf(pid))
            .inheritIO()
            .start();
    if (kill.waitFor() != 0) {
      throw new IOException("kill of " + pid + " failed");
    }
  }

  /** Ends it, also while it is paused. */
  @Override
  public void close() {
    try {
      if (child.isAlive()) {
        pause(child.pid(), false);
      }
    } catch (IOException e) {
      // It has ended meanwhile.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    child.close();
  }
}
