package dev.souk.cli.evaluation;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code souk evaluate}: measures the quality of answers. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures the quality of answers on data with known outcomes.",
    subcommands = {
      EvaluateRecommendCommand.class,
      EvaluateSearchCommand.class,
      EvaluateTyposCommand.class,
      CommandLine.HelpCommand.class
    })
public final class EvaluateCommand {}
