package dev.souk.benchmarks;

import dev.souk.benchmarks.factors.FactorsBlocksCommand;
import dev.souk.benchmarks.factors.FactorsCommand;
import dev.souk.benchmarks.factors.FactorsGrowthCommand;
import dev.souk.benchmarks.feed.FeedCommand;
import dev.souk.benchmarks.freshness.FreshnessCommand;
import dev.souk.benchmarks.ingest.IngestCommand;
import dev.souk.benchmarks.rebuild.RebuildCommand;
import dev.souk.benchmarks.search.SearchCommand;
import dev.souk.benchmarks.suggest.SuggestCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code souk bench}: measures what Souk costs. */
@Command(
    name = "souk bench",
    description = "Measures what Souk costs, beside what it is compared with.",
    mixinStandardHelpOptions = true,
    subcommands = {
      IngestCommand.class,
      RebuildCommand.class,
      FreshnessCommand.class,
      FactorsCommand.class,
      FactorsGrowthCommand.class,
      FactorsBlocksCommand.class,
      FeedCommand.class,
      SearchCommand.class,
      SuggestCommand.class,
      CommandLine.HelpCommand.class
    })
public final class BenchCommand {

  private BenchCommand() {}

  /**
   * Runs a benchmark and ends the process: 0 measured, 1 failed or wrong results, 2 asked wrongly.
   */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new BenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(args));
  }
}
