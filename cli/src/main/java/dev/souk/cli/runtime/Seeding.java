package dev.souk.cli.runtime;

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
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.log.ShopLogs;
import dev.souk.log.LogReader;
import dev.souk.log.LogRecord;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills the log of a shop that has none yet, whole or not at all. */
final class Seeding {

  private final PrintStream out;
  private final ShopLogs logs;
  private final Clock clock;

  Seeding(PrintStream out, ShopLogs logs, Clock clock) {
    this.out = out;
    this.logs = logs;
    this.clock = clock;
  }

  /** Runs {@code steps} unless {@code shop} has a log. */
  void run(ShopId shop, List<SeedStep> steps) throws IOException {
    if (!steps.isEmpty()) {
      logs.seed(shop, log -> fill(shop, steps, log));
    }
  }

  private void fill(ShopId shop, List<SeedStep> steps, ShopLog log) throws IOException {
    for (SeedStep step : steps) {
      switch (step) {
        case SeedStep.Catalog(Path file) -> CatalogImport.run(file, clock.instant(), log.writer());
        case SeedStep.Behavior(Path mapping, Path file) ->
            behavior(shop, mapping, file, log.writer());
        case SeedStep.Simulation simulation -> simulate(shop, simulation, log);
      }
    }
  }

  private void behavior(ShopId shop, Path mapping, Path file, LogWriter log) throws IOException {
    ImportReport report;
    try (ProgressBar bar = new ProgressBar(out, shop + ": reading " + file.getFileName(), 0)) {
      report = new BehaviorImport(mapping, clock).run(file, log, bar::update);
    }
    out.printf(
        "  %s: %,d lines received = %,d accepted + %,d guests + %,d refused%n",
        shop, report.received(), report.accepted(), report.guests(), report.refusedLines());
  }

  private void simulate(ShopId shop, SeedStep.Simulation step, ShopLog log) throws IOException {
    ShopSimulation simulation = ShopSimulation.read(step.shoppers(), items(log));
    try (ProgressBar bar = new ProgressBar(out, shop + ": simulating shoppers", 0)) {
      simulation.run(step.until(), log.writer(), bar::update);
    }
  }

  /** The items that the log's catalogue has so far; it has one partition. */
  private static List<Item> items(ShopLog log) throws IOException {
    Map<String, Item> items = new LinkedHashMap<>();
    try (LogReader reader = log.reader(Topic.CATALOG, 0, 0)) {
      for (List<LogRecord> some = reader.poll(1000); !some.isEmpty(); some = reader.poll(1000)) {
        for (LogRecord record : some) {
          switch (CatalogJson.parseChange(record.value())) {
            case CatalogChange.Upsert upsert -> items.put(upsert.itemId(), upsert.item());
            case CatalogChange.Delete delete -> items.remove(delete.itemId());
            // What shoppers buy is drawn by the catalogue's prices.
            case CatalogChange.OfferUpdate _ -> {}
          }
        }
      }
    }
    return new ArrayList<>(items.values());
  }
}
