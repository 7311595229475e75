package dev.souk.retrieval.filter;

import dev.souk.domain.Availability;
import org.apache.lucene.search.Query;

/**
 * Filters by what changes without an item being indexed anew: price and stock. They match without
 * scoring and hold for one state of the shop.
 */
public interface OfferFilters {

  /** Items whose price now is from {@code low} to {@code high}, both included. */
  Query price(double low, double high);

  /** Items with this availability now. */
  Query availability(Availability availability);
}
