package dev.souk.api.shop;

import dev.souk.log.LogWriter;
import dev.souk.retrieval.ShopSearch;
import org.jspecify.annotations.Nullable;

/**
 * One shop as the server serves it. The server closes none of these: who opened them does, after
 * the server.
 *
 * @param info what it is called
 * @param search its views
 * @param log where its events and catalogue changes go
 * @param health how its job is
 * @param generations the generations of its views, null if another process manages them
 */
public record Shop(
    ShopInfo info,
    ShopSearch search,
    LogWriter log,
    ShopHealth health,
    @Nullable Generations generations) {

  /** A shop whose generations another process manages. */
  public Shop(ShopInfo info, ShopSearch search, LogWriter log, ShopHealth health) {
    this(info, search, log, health, null);
  }
}
