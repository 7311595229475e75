package dev.souk.retrieval;

import dev.souk.domain.Item;
import dev.souk.domain.Ledger;
import java.util.List;
import java.util.Optional;

/**
 * Search and recommendation over the views of one shop. Thread-safe; answers from the newest
 * snapshots that were opened.
 */
public interface ShopSearch extends AutoCloseable {

  /**
   * Answers a search or, without text, a feed.
   *
   * @throws dev.souk.domain.InvalidInputException if the request names an unknown field, profile or
   *     item, or its filter cannot be parsed
   */
  SearchResponse search(SearchRequest request);

  /** The item, if the shop has it. */
  Optional<Item> item(String id);

  /**
   * Items like {@code id}: by content, factors and what is bought together.
   *
   * @param size how many, 1 to 100
   * @return empty if the shop has no such item
   */
  Optional<SearchResponse> similar(String id, int size);

  /**
   * Completions of what was typed so far, best first.
   *
   * @param size how many, 1 to 20
   */
  List<Suggestion> suggest(String prefix, int size);

  /** The account of the log as of the newest snapshot. */
  Ledger ledger();

  /** What the snapshots in use are, for health and metrics. */
  ShopStatus status();

  @Override
  void close();
}
