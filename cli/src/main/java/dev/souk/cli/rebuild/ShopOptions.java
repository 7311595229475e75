package dev.souk.cli.rebuild;

import dev.souk.api.shop.Generations;
import dev.souk.cli.LogOptions;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.runtime.SoukRuntime;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ShopId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which shop, and where it runs: in a server, or nowhere yet; then the command runs it itself, from
 * its configuration, and stops it at its end.
 */
final class ShopOptions {

  @Option(names = "--shop", required = true, description = "the shop")
  private String shop = "";

  @Option(
      names = "--url",
      description = "the running server (default: http://localhost:8080 unless --config is given)")
  private @Nullable URI url;

  @Option(
      names = "--config",
      description = "settings of a shop that no server runs: it runs as long as the command does")
  private @Nullable Path config;

  @Mixin private LogOptions logs = new LogOptions();

  /** What is done with a shop's generations. */
  interface Work {
    int with(Generations generations) throws IOException, InterruptedException;
  }

  String shop() {
    return shop;
  }

  /** Does {@code work} where the shop runs. */
  int run(Work work) throws IOException, InterruptedException {
    if (url != null || config == null) {
      URI server = url == null ? URI.create("http://localhost:8080") : url;
      try (RemoteGenerations generations = new RemoteGenerations(server, shop)) {
        return work.with(generations);
      }
    }
    SoukConfig settings = logs.over(SoukConfigReader.read(config));
    ShopId id = new ShopId(shop);
    if (!settings.shops().containsKey(id)) {
      throw new InvalidInputException("shop", shop, "one of " + settings.shops().keySet());
    }
    // The log allows one writer, so this fails if a server has the directory: it is to be asked.
    try (SoukRuntime runtime = SoukRuntime.start(settings, System.out)) {
      runtime.awaitReady();
      return work.with(runtime.shop(id).generations());
    }
  }
}
