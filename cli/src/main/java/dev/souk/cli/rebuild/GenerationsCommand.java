package dev.souk.cli.rebuild;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code souk generations}: what generations a shop's views have, and how they are. */
@Command(
    name = "generations",
    mixinStandardHelpOptions = true,
    description = "Lists the generations of a shop's views: which one is served, how far each is.")
public final class GenerationsCommand implements Callable<Integer> {

  @Mixin private ShopOptions shop = new ShopOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return shop.run(generations -> {
      GenerationTable.print(System.out, generations.list());
      return 0;
    });
  }
}
