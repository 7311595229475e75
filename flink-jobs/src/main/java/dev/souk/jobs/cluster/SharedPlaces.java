package dev.souk.jobs.cluster;

import dev.souk.domain.InvalidInputException;

/**
 * The places that all processes of a cluster, and the API's, share: on one machine any directories,
 * on several a shared file system or an object store that Flink has a file system for.
 *
 * @param views a URI or an absolute path: where the shop's views are published
 * @param models a URI or an absolute path: the trained models that jobs read
 * @param checkpoints a URI or an absolute path: a directory for each generation
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
}
