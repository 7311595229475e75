package dev.souk.cli.cluster;

import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.config.SettingsException;
import dev.souk.domain.ShopId;
import dev.souk.jobs.cluster.JobArguments;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands of a cluster are told. */
final class ClusterOptions {

  @Option(
      names = "--config",
      defaultValue = "config/souk.yaml",
      description = "settings (default: ${DEFAULT-VALUE})")
  private Path config = Path.of("config/souk.yaml");

  @Option(names = "--data", description = "data directory, instead of the configured one")
  private @Nullable Path data;

  private @Nullable SoukConfig read;

  /** The settings. */
  SoukConfig settings() {
    if (read == null) {
      SoukConfig settings = SoukConfigReader.read(config);
      read = data == null ? settings : settings.in(data);
    }
    return read;
  }

  /** The words that tell another command the same. */
  List<String> words() {
    return List.of(
        "--config",
        config.toAbsolutePath().toString(),
        "--data",
        settings().data().toAbsolutePath().toString());
  }

  /** Where the cluster of this machine keeps its files. */
  Path directory() {
    return settings().data().resolve("cluster").toAbsolutePath();
  }

  /** The JobManager: the configured one, or this machine's. */
  FlinkRest rest() {
    URI configured = settings().deployment().flink();
    return new FlinkRest(
        configured == null
            ? URI.create("http://localhost:" + settings().deployment().cluster().restPort())
            : configured);
  }

  /** The jobs on it. */
  ShopJobs jobs() throws IOException {
    return new ShopJobs(rest(), FlinkDistribution.find().jobJar(), directory().resolve("jobs"));
  }

  /** What the job of the shop named {@code name} is told. */
  JobArguments job(String name) {
    return ShopJobSettings.of(settings(), shop(name));
  }

  /**
   * The shop named {@code name}.
   *
   * @throws SettingsException if it is not configured
   */
  ShopId shop(String name) {
    ShopId shop = new ShopId(name);
    if (!settings().shops().containsKey(shop)) {
      throw new SettingsException(
          config.toString(),
          List.of("shop: %s (expected: one of %s)".formatted(name, settings().shops().keySet())));
    }
    return shop;
  }
}
