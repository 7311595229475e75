package dev.souk.cli.rebuild;

import dev.souk.api.shop.GenerationInfo;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code souk rollback}: back to what was served before. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Serves again the generation of a shop's views that was served before.")
public final class RollbackCommand implements Callable<Integer> {

  @Mixin private ShopOptions shop = new ShopOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return shop.run(generations -> {
      GenerationInfo served = generations.rollback();
      System.out.printf("%s is served from %s%n", shop.shop(), served.name());
      return 0;
    });
  }
}
