package dev.souk.cli;

import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.console.ProgressBar;
import dev.souk.cli.importing.BehaviorImport;
import dev.souk.cli.importing.CatalogImport;
import dev.souk.cli.importing.ImportReport;
import dev.souk.cli.runtime.Logs;
import dev.souk.domain.ShopId;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.log.ShopLogs;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.log.LogWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code souk import}: appends catalogue and behaviour files to a shop's log. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Appends files to a shop's log: catalogues (one item per line as JSON) and behaviour (CSV or"
          + " TSV, by a mapping). Lines that cannot be used go to the dead letters with their reason.",
      "A shop whose log is a directory must not be served at the same time: it has one writer."
    })
final class ImportCommand implements Callable<Integer> {

  @Option(names = "--shop", required = true, description = "the shop's id")
  private String shop = "";

  @Mixin private LogOptions logs = new LogOptions();

  @Option(names = "--config", description = "settings (default: those of an empty file)")
  private @Nullable Path config;

  @Option(names = "--catalog", description = "catalogue file; may be given several times")
  private List<Path> catalogs = new ArrayList<>();

  @Option(names = "--mapping", description = "what the columns of the behaviour files mean (YAML)")
  private @Nullable Path mapping;

  @Option(
      names = "--partitions",
      description = "partitions of a new behaviour topic, instead of the configured number")
  private @Nullable Integer partitions;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "behaviour files, .gz or not")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    PrintStream out = System.out;
    if (files.isEmpty() == (mapping != null) || (files.isEmpty() && catalogs.isEmpty())) {
      System.err.println(
          "Nothing to import: give --catalog FILE, or --mapping FILE with behaviour files.");
      return 2;
    }
    SoukConfig read = config == null ? SoukConfigReader.defaults() : SoukConfigReader.read(config);
    SoukConfig settings = logs.over(partitions == null ? read : read.dividing(partitions));
    try (ShopLogs opening = Logs.open(settings, Fsync.ON_CLOSE);
        ShopLog opened = opening.open(new ShopId(shop))) {
      LogWriter log = opened.writer();
      Clock clock = Clock.systemUTC();
      for (Path file : catalogs) {
        print(out, file, CatalogImport.run(file, clock.instant(), log));
      }
      if (mapping != null) {
        BehaviorImport behavior = new BehaviorImport(mapping, clock);
        for (Path file : files) {
          try (ProgressBar bar = new ProgressBar(out, "reading " + file.getFileName(), 0)) {
            ImportReport report = behavior.run(file, log, bar::update);
            bar.close();
            print(out, file, report);
          }
        }
      }
    }
    return 0;
  }

  private static void print(PrintStream out, Path file, ImportReport report) {
    out.printf(
        "%s: %,d lines received = %,d accepted + %,d guests + %,d refused; %,d items%n",
        file.getFileName(),
        report.received(),
        report.accepted(),
        report.guests(),
        report.refusedLines(),
        report.items());
    report.refused().forEach((reason, count) -> out.printf("  %,9d  %s%n", count, reason));
  }
}
