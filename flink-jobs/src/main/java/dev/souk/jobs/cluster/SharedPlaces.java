package dev.souk.jobs.cluster;

import dev.souk.domain.InvalidInputException;
import java.net.URI;
import java.nio.file.Path;

/**
 * The places that all processes of a cluster, and the API's, share: on one machine any directories,
 * on several those of a shared file system.
 *
 * @param views where the shop's views are published, a path or a URI that Flink has a file system
 *     for
 * @param models the trained models that jobs read, a path or a {@code file:} URI
 * @param checkpoints with a directory for each generation, a path or a URI that Flink has a file
 *     system for
 */
public record SharedPlaces(String views, String models, String checkpoints) {

  /**
   * @throws InvalidInputException if one is blank
   */
  public SharedPlaces {
    require("views", views);
    require("models", models);
    require("checkpoints", checkpoints);
  }

  private static void require(String name, String value) {
    if (value.isBlank()) {
      throw new InvalidInputException(name, "''", "a URI or a path");
    }
  }

  /** The models as a directory. */
  public Path modelsDirectory() {
    return models.startsWith("file:") ? Path.of(URI.create(models)) : Path.of(models);
  }
}
