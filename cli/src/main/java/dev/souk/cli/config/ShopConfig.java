package dev.souk.cli.config;

import dev.souk.api.shop.ShopInfo;
import dev.souk.representation.embedding.OnnxSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop to serve.
 *
 * @param info what it is called
 * @param synonyms the file of its synonyms; null for none
 * @param vocabulary the file of its names; null for none
 * @param seed how a log that does not exist yet is filled, step by step
 * @param steering what steers its answers
 * @param embedder what makes its vectors of meaning, null for LSA, learned from its catalogue
 */
public record ShopConfig(
    ShopInfo info,
    @Nullable Path synonyms,
    @Nullable Path vocabulary,
    List<SeedStep> seed,
    SteeringFiles steering,
    @Nullable OnnxSettings embedder) {
  public ShopConfig {
    seed = List.copyOf(seed);
  }

  /** A shop that is filled by hand and has no files of its own. */
  public static ShopConfig of(ShopInfo info) {
    return new ShopConfig(info, null, null, List.of(), SteeringFiles.NONE, null);
  }
}
