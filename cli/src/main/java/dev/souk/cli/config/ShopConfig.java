package dev.souk.cli.config;

import dev.souk.api.shop.ShopInfo;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop to serve.
 *
 * @param info what it is called
 * @param synonyms the file of its synonyms; null for none
 * @param seed how a log that does not exist yet is filled, step by step
 */
public record ShopConfig(ShopInfo info, @Nullable Path synonyms, List<SeedStep> seed) {
  public ShopConfig {
    seed = List.copyOf(seed);
  }
}
