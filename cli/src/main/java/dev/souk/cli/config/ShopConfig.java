package dev.souk.cli.config;

import dev.souk.api.shop.ShopInfo;
import java.util.List;

/**
 * A shop to serve.
 *
 * @param info what it is called
 * @param seed how a log that does not exist yet is filled, step by step
 */
public record ShopConfig(ShopInfo info, List<SeedStep> seed) {
  public ShopConfig {
    seed = List.copyOf(seed);
  }
}
