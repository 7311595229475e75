package dev.souk.cli.cluster;

import dev.souk.cli.SoukCommand;
import dev.souk.cli.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code souk cluster start}: {@code souk cluster run} in the background. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts the cluster in the background and waits until it is ready.")
final class ClusterStartCommand implements Callable<Integer> {

  private static final long MOST_SECONDS = 300;

  @Mixin private ClusterOptions options = new ClusterOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path log = options.directory().resolve("logs").resolve("supervisor.log");
    Files.createDirectories(options.directory().resolve("logs"));
    List<String> arguments = new ArrayList<>(List.of("cluster", "run"));
    arguments.addAll(options.words());
    List<String> words = new ArrayList<>(List.of("nohup"));
    words.addAll(
        JavaCommand.ofThisProcess(List.of("-Xmx256m"), SoukCommand.class, arguments).words());
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(log.toFile())
            .start();
    int wanted = options.settings().deployment().cluster().taskManagers();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (options.rest().taskManagers() < wanted) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("The cluster did not start; see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    System.out.printf(
        "The cluster is ready: http://localhost:%d  (logs in %s)%n",
        options.settings().deployment().cluster().restPort(), log.getParent());
    return 0;
  }
}
