package dev.souk.cli.runtime;

import dev.souk.cli.ShopPaths;
import dev.souk.cli.config.SeedStep;
import dev.souk.cli.console.ProgressBar;
import dev.souk.cli.importing.BehaviorImport;
import dev.souk.cli.importing.CatalogImport;
import dev.souk.cli.importing.ImportReport;
import dev.souk.cli.simulation.ShopSimulation;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Item;
import dev.souk.domain.ShopId;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fills the log of a shop that has none yet. It is written beside its place and moved there when it
 * is whole, so that a process that is killed meanwhile leaves no half log.
 */
final class Seeding {

  private final PrintStream out;
  private final int partitions;
  private final Clock clock;

  Seeding(PrintStream out, int partitions, Clock clock) {
    this.out = out;
    this.partitions = partitions;
    this.clock = clock;
  }

  /** Runs {@code steps} unless {@code paths} has a log. */
  void run(ShopId shop, ShopPaths paths, List<SeedStep> steps) throws IOException {
    JsonlLayout layout = paths.log();
    if (steps.isEmpty() || Files.exists(layout.root())) {
      return;
    }
    JsonlLayout unfinished = paths.unfinishedLog();
    delete(unfinished.root());
    try (JsonlLogWriter log = new JsonlLogWriter(unfinished, partitions, Fsync.ON_CLOSE)) {
      for (SeedStep step : steps) {
        switch (step) {
          case SeedStep.Catalog(Path file) -> CatalogImport.run(file, clock.instant(), log);
          case SeedStep.Behavior(Path mapping, Path file) -> behavior(shop, mapping, file, log);
          case SeedStep.Simulation simulation -> simulate(shop, simulation, unfinished, log);
        }
      }
    }
    Files.move(unfinished.root(), layout.root(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void behavior(ShopId shop, Path mapping, Path file, JsonlLogWriter log)
      throws IOException {
    ImportReport report;
    try (ProgressBar bar = new ProgressBar(out, shop + ": reading " + file.getFileName(), 0)) {
      report = new BehaviorImport(mapping, clock).run(file, log, bar::update);
    }
    out.printf(
        "  %s: %,d lines received = %,d accepted + %,d guests + %,d refused%n",
        shop, report.received(), report.accepted(), report.guests(), report.refusedLines());
  }

  private void simulate(
      ShopId shop, SeedStep.Simulation step, JsonlLayout layout, JsonlLogWriter log)
      throws IOException {
    ShopSimulation simulation = ShopSimulation.read(step.shoppers(), items(layout));
    try (ProgressBar bar = new ProgressBar(out, shop + ": simulating shoppers", 0)) {
      simulation.run(step.until(), log, bar::update);
    }
  }

  /** The items that the log's catalogue has so far. */
  private static List<Item> items(JsonlLayout layout) throws IOException {
    Map<String, Item> items = new LinkedHashMap<>();
    for (int p = 0; p < layout.partitions(Topic.CATALOG); p++) {
      try (JsonlLogReader reader = new JsonlLogReader(layout, Topic.CATALOG, p, 0)) {
        for (List<LogRecord> some = reader.poll(1000); !some.isEmpty(); some = reader.poll(1000)) {
          for (LogRecord record : some) {
            switch (CatalogJson.parseChange(record.value())) {
              case CatalogChange.Upsert upsert -> items.put(upsert.itemId(), upsert.item());
              case CatalogChange.Delete delete -> items.remove(delete.itemId());
            }
          }
        }
      }
    }
    return new ArrayList<>(items.values());
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
