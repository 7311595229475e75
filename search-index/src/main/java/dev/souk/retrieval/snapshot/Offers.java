package dev.souk.retrieval.snapshot;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.Offer;
import dev.souk.retrieval.filter.OfferFilters;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;

/**
 * What the items of one state cost and whether they can be bought: as the signals view says, and
 * where it says nothing, as they were when they were indexed. Thread-safe.
 */
public final class Offers implements OfferFilters {

  private final ItemsFrame items;
  private final OfferColumn column;

  Offers(ItemsFrame items, OfferColumn column) {
    this.items = items;
    this.column = column;
  }

  /** A reader for the documents of one leaf of the items, for one thread. */
  public OfferReader reader(LeafReaderContext leaf) throws IOException {
    return new OfferReader(leaf, items, column);
  }

  Item item(int doc) throws IOException {
    Item indexed = items.indexedItem(doc);
    Offer offer = column.offer(items.ordinal(doc));
    return offer == null || offer.equals(indexed.offer()) ? indexed : indexed.with(offer);
  }

  @Override
  public Query price(double low, double high) {
    return new OfferQuery(this, new OfferQuery.PriceRange(low, high));
  }

  @Override
  public Query availability(Availability availability) {
    return new OfferQuery(this, new OfferQuery.Stock(availability));
  }
}
