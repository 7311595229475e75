package dev.souk.cli.chaos;

import dev.souk.cli.process.SoukHome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code souk chaos}: breaks an installation and looks whether it keeps its promises. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a broker, a Flink cluster and API processes, sends them a stream of events, kills"
          + " processes and damages snapshot files meanwhile, and compares the views with what a"
          + " plain program makes of the log. Ends with status 1 if anything differs."
    })
public final class ChaosCommand implements Callable<Integer> {

  @Option(
      names = "--kills",
      defaultValue = "50",
      description = "processes to kill (default: ${DEFAULT-VALUE})")
  private int kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "what the stream and the faults are drawn from (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--events",
      defaultValue = "1000000",
      description = "lines to send, duplicates not counted (default: ${DEFAULT-VALUE})")
  private long events;

  @Option(
      names = "--rate",
      defaultValue = "2500",
      description = "lines to send in a second at most (default: ${DEFAULT-VALUE})")
  private int rate;

  @Option(names = "--dir", description = "an empty directory to work in (default: a temporary one)")
  private @Nullable Path directory;

  @Option(names = "--keep", description = "do not delete what the run has written")
  private boolean keep;

  @Option(names = "--json", description = "file for the result as JSON")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintStream out = System.out;
    Path work = directory == null ? Files.createTempDirectory("souk-chaos") : directory;
    requireEmpty(work);
    ChaosReport report =
        ChaosRun.run(new ChaosOptions(seed, kills, events, rate, SoukHome.find(), work), out);
    report.print(out);
    if (json != null) {
      Files.write(json, report.toJson());
    }
    if (keep || !report.passed()) {
      out.println("Logs and data are kept in " + work);
    } else {
      FileUtils.deleteDirectory(work.toFile());
    }
    return report.passed() ? 0 : 1;
  }

  private static void requireEmpty(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(directory)) {
      if (files.findAny().isPresent()) {
        throw new IOException("--dir: " + directory + " (expected: an empty directory)");
      }
    }
  }
}
