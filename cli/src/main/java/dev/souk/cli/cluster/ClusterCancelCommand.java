package dev.souk.cli.cluster;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code souk cluster cancel}: ends a shop's job on the cluster. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "Takes a last checkpoint of a shop's job and ends it; 'submit' goes on with it.")
final class ClusterCancelCommand implements Callable<Integer> {

  @Mixin private ClusterOptions options = new ClusterOptions();

  @Option(names = "--shop", required = true, description = "the shop's id")
  private String shop = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.jobs().stop(options.shop(shop));
    return 0;
  }
}
