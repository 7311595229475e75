package dev.souk.retrieval.snapshot;

import dev.souk.domain.Availability;
import dev.souk.domain.Offer;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

/**
 * Price and stock of the documents of one leaf of the items. Each method is asked in ascending
 * order of documents. Not thread-safe.
 */
public final class OfferReader {

  private final LeafReaderContext leaf;
  private final ItemsFrame items;
  private final OfferColumn column;
  private @Nullable NumericDocValues indexedPrices;
  private @Nullable SortedSetDocValues indexedAvailability;

  OfferReader(LeafReaderContext leaf, ItemsFrame items, OfferColumn column) {
    this.leaf = leaf;
    this.items = items;
    this.column = column;
  }

  /** What is paid now for a document of the leaf. */
  public double price(int doc) throws IOException {
    int ordinal = items.ordinal(leaf, doc);
    if (column.offer(ordinal) != null) {
      return column.price(ordinal);
    }
    NumericDocValues prices = indexedPrices;
    if (prices == null) {
      prices = DocValues.getNumeric(leaf.reader(), ItemFields.PRICE);
      indexedPrices = prices;
    }
    return prices.advanceExact(doc) ? Double.longBitsToDouble(prices.longValue()) : Double.NaN;
  }

  /** Whether a document of the leaf can be bought now. */
  public Availability availability(int doc) throws IOException {
    Offer offer = column.offer(items.ordinal(leaf, doc));
    if (offer != null) {
      return offer.availability();
    }
    SortedSetDocValues stock = indexedAvailability;
    if (stock == null) {
      stock = DocValues.getSortedSet(leaf.reader(), ItemFields.AVAILABILITY);
      indexedAvailability = stock;
    }
    return stock.advanceExact(doc)
        ? Availability.parse(stock.lookupOrd(stock.nextOrd()).utf8ToString())
        : Availability.IN_STOCK;
  }
}
