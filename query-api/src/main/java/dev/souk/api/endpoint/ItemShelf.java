package dev.souk.api.endpoint;

import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.retrieval.ItemRequest;
import dev.souk.retrieval.SearchResponse;
import dev.souk.retrieval.ShopSearch;
import java.util.Optional;

/** What the endpoints that show items beside an item have in common. */
record ItemShelf(Shops shops, SearchPool pool) {

  /** Asks a shop; empty if it has no such item. */
  @FunctionalInterface
  interface Question {
    /** Asks. */
    Optional<SearchResponse> ask(ShopSearch search, ItemRequest asked);
  }

  /** The route that answers {@code question} at {@code name} of an item. */
  Route route(String name, Question question) {
    return new Route(
        HttpMethod.GET,
        "/v1/{shop}/items/{id}/" + name,
        Parameters.BESIDE_AN_ITEM,
        request -> reply(request, question));
  }

  private Reply reply(Request request, Question question) {
    long started = System.nanoTime();
    Shop shop = shops.of(request);
    ItemRequest asked = Parameters.besideAnItem(request);
    Optional<SearchResponse> answer = pool.run(() -> question.ask(shop.search(), asked));
    SearchResponse response = answer.orElseThrow(() -> ItemEndpoint.unknown(asked.id()));
    return SearchJson.reply(response, 0, asked.size(), started);
  }
}
