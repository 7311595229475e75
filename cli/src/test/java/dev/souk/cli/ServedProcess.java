package dev.souk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code souk serve} in a process of its own, so that it can be killed. */
final class ServedProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("Souk is ready: (http://localhost:\\d+)");
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Process process;
  private final Path output;

  private ServedProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts serving; what it prints goes to {@code output}. */
  static ServedProcess start(Path config, Path data, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-modules=jdk.incubator.vector",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Xmx1500m",
                    // The one of the tests says less.
                    "-Dlog4j2.configurationFile="
                        + Path.of("src/main/resources/log4j2.properties").toAbsolutePath(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.souk.cli.SoukCommand",
                    "serve",
                    "--config",
                    config.toString(),
                    "--data",
                    data.toString(),
                    "--port",
                    "0"))
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    return new ServedProcess(builder.start(), output);
  }

  /** Waits until {@code condition} holds; fails if the process ends first or it takes too long. */
  void await(String what, BooleanSupplier condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("Not " + what + "; it said:\n" + Files.readString(output));
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  /** Waits until it says that it is ready. */
  String awaitReady() throws IOException, InterruptedException {
    await("ready", () -> READY.matcher(said()).find());
    Matcher matcher = READY.matcher(said());
    if (!matcher.find()) {
      throw new AssertionError(said());
    }
    return matcher.group(1);
  }

  private String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Ends it as {@code kill -9} does: without a word. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
