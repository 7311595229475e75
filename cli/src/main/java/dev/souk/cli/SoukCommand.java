package dev.souk.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code souk} command. */
@Command(
    name = "souk",
    description = "The search-and-recommend platform that a shop runs itself.",
    mixinStandardHelpOptions = true,
    subcommands = {CommandLine.HelpCommand.class})
public final class SoukCommand {

  private SoukCommand() {}

  /** Runs a subcommand; the exit status is 0 if it did its work, 2 if it was asked wrongly. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SoukCommand()).execute(args));
  }
}
