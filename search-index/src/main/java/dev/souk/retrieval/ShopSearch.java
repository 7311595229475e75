package dev.souk.retrieval;

import dev.souk.domain.Item;
import dev.souk.domain.Ledger;
import dev.souk.retrieval.rules.RuleReport;
import dev.souk.retrieval.rules.RuleTrial;
import dev.souk.retrieval.rules.Surface;
import dev.souk.retrieval.suggest.SuggestRequest;
import dev.souk.retrieval.suggest.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
   * Items like one: by content, factors and what the same shoppers buy.
   *
   * @return empty if the shop has no such item
   * @throws dev.souk.domain.InvalidInputException if there is no such profile
   */
  Optional<SearchResponse> similar(ItemRequest request);

  /**
   * What is bought with an item, in one basket or by the same shoppers; nothing if nobody has.
   *
   * @return empty if the shop has no such item
   * @throws dev.souk.domain.InvalidInputException if there is no such profile
   */
  Optional<SearchResponse> together(ItemRequest request);

  /**
   * What is wanted more than it was, then what is popular.
   *
   * @param request its words and history are not read but for what was bought
   * @throws dev.souk.domain.InvalidInputException as {@link #search}
   */
  SearchResponse trending(SearchRequest request);

  /** Suggestions for what was typed so far, best first. */
  List<Suggestion> suggest(SuggestRequest request);

  /**
   * Suggestions for a guest.
   *
   * @param size how many, 1 to 20
   * @throws dev.souk.domain.InvalidInputException if {@code size} is out of range or too much was
   *     typed
   */
  default List<Suggestion> suggest(String prefix, int size) {
    return suggest(new SuggestRequest(prefix, size, null));
  }

  /** The account of the log as of the newest snapshot. */
  Ledger ledger();

  /** What the snapshots in use are, for health and metrics. */
  ShopStatus status();

  /** How merchandising rules and experiments are, for operators. */
  RuleReport rules();

  /**
   * What merchandising rules would do to a request.
   *
   * @param surface what it asks for
   * @param at when, null for now
   * @throws dev.souk.domain.InvalidInputException as {@link #search}
   */
  RuleTrial tryRules(SearchRequest request, Surface surface, @Nullable Instant at);

  @Override
  void close();
}
