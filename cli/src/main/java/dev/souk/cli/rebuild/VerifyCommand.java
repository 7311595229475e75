package dev.souk.cli.rebuild;

import dev.souk.api.shop.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code souk verify}: whether two generations say the same. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Compares a generation of a shop's views with the served one, or the served one with the one"
          + " before: contents and answers to searches.",
      "Exit status 1 if they differ."
    })
public final class VerifyCommand implements Callable<Integer> {

  @Mixin private ShopOptions shop = new ShopOptions();

  @Parameters(index = "0", paramLabel = "GENERATION", description = "such as g2")
  private String generation = "";

  @Option(
      names = "--queries",
      description = "file with searches, one per line (default: words of items)")
  private @Nullable Path queries;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> searches = queries == null ? List.of() : Files.readAllLines(queries);
    return shop.run(generations -> {
      Verification found = generations.verify(generation, searches);
      VerificationPrinter.print(System.out, found);
      return found.equal() ? 0 : 1;
    });
  }
}
