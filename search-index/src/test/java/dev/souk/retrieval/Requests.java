package dev.souk.retrieval;

import dev.souk.domain.EventKind;
import java.util.ArrayList;
import java.util.List;

/** Requests that differ from the default ones in a point or two. */
final class Requests {

  private Requests() {}

  static SearchRequest of(String text, String filter, String sort, String... facets) {
    return new SearchRequest(
        text, null, List.of(), filter, List.of(facets), sort, 0, 20, List.of(), false, "default");
  }

  static SearchRequest filtered(String text, String filter) {
    return of(text, filter, "relevance");
  }

  static SearchRequest page(SearchRequest r, int from, int size) {
    return new SearchRequest(
        r.text(),
        r.shopper(),
        r.history(),
        r.filter(),
        r.facets(),
        r.sort(),
        from,
        size,
        r.exclude(),
        r.includeOwned(),
        r.profile(),
        r.options());
  }

  static SearchRequest viewed(SearchRequest r, String... ids) {
    List<SearchRequest.Visit> visits = new ArrayList<>();
    for (String id : ids) {
      visits.add(new SearchRequest.Visit(id, EventKind.VIEW_ITEM));
    }
    return new SearchRequest(
        r.text(),
        r.shopper(),
        visits,
        r.filter(),
        r.facets(),
        r.sort(),
        r.from(),
        r.size(),
        r.exclude(),
        r.includeOwned(),
        r.profile(),
        r.options());
  }

  static SearchRequest shopper(SearchRequest r, String shopper) {
    return new SearchRequest(
        r.text(),
        shopper,
        r.history(),
        r.filter(),
        r.facets(),
        r.sort(),
        r.from(),
        r.size(),
        r.exclude(),
        r.includeOwned(),
        r.profile(),
        r.options());
  }

  static SearchRequest excluding(SearchRequest r, boolean includeOwned, String... ids) {
    return new SearchRequest(
        r.text(),
        r.shopper(),
        r.history(),
        r.filter(),
        r.facets(),
        r.sort(),
        r.from(),
        r.size(),
        List.of(ids),
        includeOwned,
        r.profile(),
        r.options());
  }
}
