package dev.souk.cli.config;

import dev.souk.api.shop.ShopInfo;
import java.util.List;

/**
 * A shop to serve.
 *
 * @param info what it is called
 * @param seed how a log that does not exist yet is filled, step by step
 * @param steering what steers its answers
 */
public record ShopConfig(ShopInfo info, List<SeedStep> seed, SteeringFiles steering) {

  /** A shop whose answers nothing steers. */
  public ShopConfig(ShopInfo info, List<SeedStep> seed) {
    this(info, seed, SteeringFiles.NONE);
  }

  public ShopConfig {
    seed = List.copyOf(seed);
  }
}
