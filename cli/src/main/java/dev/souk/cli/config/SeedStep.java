package dev.souk.cli.config;

import java.nio.file.Path;
import java.time.Instant;

/** A step that fills a new log. */
public sealed interface SeedStep {

  /** Items, one per line as JSON. */
  record Catalog(Path file) implements SeedStep {}

  /** Behaviour, by a mapping. */
  record Behavior(Path mapping, Path file) implements SeedStep {}

  /**
   * Made-up shoppers over the catalogues of the steps before.
   *
   * @param shoppers who they are
   * @param until when their last visit ends
   */
  record Simulation(Path shoppers, Instant until) implements SeedStep {}
}
