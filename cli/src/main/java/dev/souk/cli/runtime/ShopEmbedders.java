package dev.souk.cli.runtime;

import dev.souk.cli.config.ShopConfig;
import dev.souk.config.SettingsException;
import dev.souk.domain.ShopId;
import dev.souk.representation.embedding.OnnxSettings;
import dev.souk.representation.embedding.SharedEmbedders;
import dev.souk.representation.text.LsaBasis;
import dev.souk.retrieval.QueryEmbedder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The sentence embedders of a process's shops, loaded before anything of them is started. */
final class ShopEmbedders implements AutoCloseable {

  private final Map<ShopId, SharedEmbedders.Lease> leases = new HashMap<>();

  private ShopEmbedders() {}

  /**
   * Loads the models that shops name.
   *
   * @throws SettingsException with everything that is wrong with any of them
   */
  static ShopEmbedders open(Map<ShopId, ShopConfig> shops) {
    ShopEmbedders opened = new ShopEmbedders();
    List<String> problems = new ArrayList<>();
    for (Map.Entry<ShopId, ShopConfig> shop : shops.entrySet()) {
      OnnxSettings settings = shop.getValue().embedder();
      if (settings != null) {
        try {
          opened.leases.put(shop.getKey(), SharedEmbedders.open(settings));
        } catch (SettingsException e) {
          e.problems()
              .forEach(each -> problems.add("shops." + shop.getKey() + ".embedder: " + each));
        }
      }
    }
    if (!problems.isEmpty()) {
      opened.close();
      throw new SettingsException("shops", problems);
    }
    return opened;
  }

  /** Places the queries of {@code shop}. */
  QueryEmbedder queries(ShopId shop, Supplier<Optional<LsaBasis>> basis) {
    QueryEmbedder words = QueryEmbedder.lsa(basis);
    SharedEmbedders.Lease lease = leases.get(shop);
    return lease == null ? words : QueryEmbedder.sentences(lease.embedder(), words);
  }

  /** The space that the vectors of {@code shop} are to be of, if it does not change. */
  Optional<String> space(ShopId shop) {
    return Optional.ofNullable(leases.get(shop)).map(lease -> lease.embedder().space().value());
  }

  @Override
  public void close() {
    leases.values().forEach(SharedEmbedders.Lease::close);
    leases.clear();
  }
}
