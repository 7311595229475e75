package dev.souk.cli;

import dev.souk.api.SoukServer;
import dev.souk.cli.config.Deployment.Role;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.runtime.ApiRuntime;
import dev.souk.cli.runtime.ServedShops;
import dev.souk.cli.runtime.SoukRuntime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code souk serve}: the configured shops, with their jobs in this process or elsewhere. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves the shops of a configuration. See --role.")
class ServeCommand implements Callable<Integer> {

  @Option(names = "--port", description = "port, instead of the configured one")
  private @Nullable Integer port;

  @Mixin private LogOptions logs = new LogOptions();

  @Option(names = "--config", description = "settings (default: config/souk.yaml)")
  private @Nullable Path config;

  @Option(
      names = "--role",
      description = {
        "what this process does, instead of the configured role: all (log, jobs, training and API),"
            + " or api (jobs run elsewhere; any number of such processes)"
      })
  private @Nullable Role role;

  /** The settings used if none are named. */
  Path defaultConfig() {
    return Path.of("config/souk.yaml");
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintStream out = System.out;
    SoukConfig read = SoukConfigReader.read(config == null ? defaultConfig() : config);
    SoukConfig settings =
        logs.over(port == null ? read : read.at(port))
            .as(role == null ? read.deployment().role() : role);
    if (settings.shops().isEmpty()) {
      System.err.println("shops: none (expected: at least one in the configuration)");
      return 2;
    }
    long begun = System.nanoTime();
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  stopped.countDown();
                  try {
                    closed.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    try (ServedShops runtime = start(settings, out);
        SoukServer server = SoukServer.start(settings.http(), runtime.served())) {
      runtime.awaitReady();
      out.printf(
          "%nSouk is ready: http://localhost:%d  (%.0f s; Ctrl-C stops it)%n",
          server.port(), (System.nanoTime() - begun) / 1e9);
      stopped.await();
    } finally {
      closed.countDown();
    }
    return 0;
  }

  private static ServedShops start(SoukConfig settings, PrintStream out) throws IOException {
    return switch (settings.deployment().role()) {
      case ALL -> SoukRuntime.start(settings, out);
      case API -> ApiRuntime.start(settings);
    };
  }
}
