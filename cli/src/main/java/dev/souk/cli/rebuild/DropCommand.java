package dev.souk.cli.rebuild;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code souk drop}: a generation that nobody needs. */
@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description =
        "Ends the job of a generation that is not served and deletes its views and state.")
public final class DropCommand implements Callable<Integer> {

  @Mixin private ShopOptions shop = new ShopOptions();

  @Parameters(index = "0", paramLabel = "GENERATION", description = "such as g2")
  private String generation = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    return shop.run(generations -> {
      generations.drop(generation);
      System.out.printf("%s of %s is dropped%n", generation, shop.shop());
      return 0;
    });
  }
}
