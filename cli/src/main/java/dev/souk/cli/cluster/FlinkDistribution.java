package dev.souk.cli.cluster;

import dev.souk.cli.process.SoukHome;
import dev.souk.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the build made for clusters.
 *
 * @param lib a directory of jars: Flink and what it needs, nothing of ours
 * @param jobJar our jobs, without Flink
 */
public record FlinkDistribution(Path lib, Path jobJar) {

  /**
   * @throws SettingsException if one of them is not there
   */
  public FlinkDistribution {
    lib = lib.toAbsolutePath().normalize();
    jobJar = jobJar.toAbsolutePath().normalize();
    if (!Files.isDirectory(lib) || !Files.isRegularFile(jobJar)) {
      throw new SettingsException(
          "flink",
          List.of(
              "%s and %s (expected: a directory and a file made by './souk build')"
                  .formatted(lib, jobJar)));
    }
  }

  /** Below the home of Souk. */
  public static FlinkDistribution find() throws IOException {
    return in(SoukHome.find());
  }

  /** Below {@code home}, the directory with the modules. */
  public static FlinkDistribution in(Path home) {
    Path target = home.resolve("cli").resolve("target");
    return new FlinkDistribution(
        target.resolve("flink-lib"), target.resolve("jobs").resolve("souk-jobs.jar"));
  }

  /** For {@code -cp}. */
  String classPath() {
    return lib.resolve("*").toString();
  }
}
