package dev.souk.cli.runtime;

import dev.souk.api.shop.Shop;
import dev.souk.domain.ShopId;
import java.io.IOException;
import java.util.Map;

/** The shops of a process as its server serves them. */
public interface ServedShops extends AutoCloseable {

  /** All shops, by id. */
  Map<ShopId, Shop> served();

  /** Does and waits for what is to be done before the process is called ready. */
  void awaitReady() throws IOException, InterruptedException;

  /** Ends everything; after the server. */
  @Override
  void close() throws IOException;
}
