package dev.souk.cli;

import dev.souk.api.problem.ApiException;
import dev.souk.cli.chaos.ChaosCommand;
import dev.souk.cli.cluster.ClusterCommand;
import dev.souk.cli.evaluation.EvaluateCommand;
import dev.souk.cli.fuzz.FuzzCommand;
import dev.souk.cli.load.LoadCommand;
import dev.souk.cli.rebuild.DropCommand;
import dev.souk.cli.rebuild.GenerationsCommand;
import dev.souk.cli.rebuild.RebuildCommand;
import dev.souk.cli.rebuild.RefusedException;
import dev.souk.cli.rebuild.RollbackCommand;
import dev.souk.cli.rebuild.SwitchCommand;
import dev.souk.cli.rebuild.VerifyCommand;
import dev.souk.config.SettingsException;
import dev.souk.domain.InvalidInputException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code souk} command. */
@Command(
    name = "souk",
    description = "The search-and-recommend platform that a shop runs itself.",
    mixinStandardHelpOptions = true,
    version = "Souk 0.1.0",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      EvaluateCommand.class,
      ClusterCommand.class,
      ChaosCommand.class,
      LoadCommand.class,
      FuzzCommand.class,
      RebuildCommand.class,
      GenerationsCommand.class,
      VerifyCommand.class,
      SwitchCommand.class,
      RollbackCommand.class,
      DropCommand.class,
      CommandLine.HelpCommand.class
    })
public final class SoukCommand {

  private SoukCommand() {}

  /** Runs a subcommand and ends the process with its status. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /**
   * Runs a subcommand.
   *
   * @return 0 if it did its work, 1 if it failed, 2 if it was asked or configured wrongly
   */
  static int run(String... args) {
    CommandLine line = new CommandLine(new SoukCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, command, _) ->
        switch (failure) {
          case SettingsException _, InvalidInputException _, ApiException _, RefusedException _ -> {
            command.getErr().println(failure.getMessage());
            yield 2;
          }
          case IOException _ -> {
            command.getErr().println(failure.getMessage());
            yield 1;
          }
          default -> throw failure;
        });
    return line.execute(args);
  }
}
