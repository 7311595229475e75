package dev.souk.cli.rebuild;

import dev.souk.api.shop.GenerationInfo;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code souk switch}: another generation is served. */
@Command(
    name = "switch",
    mixinStandardHelpOptions = true,
    description = "Serves a generation of a shop's views, all views at once. No request fails.")
public final class SwitchCommand implements Callable<Integer> {

  @Mixin private ShopOptions shop = new ShopOptions();

  @Parameters(index = "0", paramLabel = "GENERATION", description = "such as g2")
  private String generation = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    return shop.run(generations -> {
      GenerationInfo served = generations.switchTo(generation);
      System.out.printf("%s is served from %s%n", shop.shop(), served.name());
      return 0;
    });
  }
}
