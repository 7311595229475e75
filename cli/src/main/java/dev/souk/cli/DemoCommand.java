package dev.souk.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code souk demo}: {@code souk serve} with the demo's shops. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Serves two shops: gifts, the log of a real gift shop, and bazaar, an English and Chinese"
          + " catalogue with simulated shoppers.",
      "The first start fills their logs; later ones go on where the last stopped."
    })
final class DemoCommand extends ServeCommand {

  @Override
  Path defaultConfig() {
    return Path.of("config/demo.yaml");
  }
}
