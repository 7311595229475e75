package dev.souk.retrieval.snapshot;

import dev.souk.domain.Availability;
import dev.souk.domain.Offer;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * Price and stock of the documents of one leaf of the items. Each method is asked in ascending
 * order of documents. Not thread-safe.
 */
public final class OfferReader {

  private final LeafReaderContext leaf;
  private final ItemsFrame items;
  private final OfferColumn column;
  private final NumericDocValues indexedPrices;
  private final SortedSetDocValues indexedAvailability;

  OfferReader(LeafReaderContext leaf, ItemsFrame items, OfferColumn column) throws IOException {
    this.leaf = leaf;
    this.items = items;
    this.column = column;
    indexedPrices = DocValues.getNumeric(leaf.reader(), ItemFields.PRICE);
    indexedAvailability = DocValues.getSortedSet(leaf.reader(), ItemFields.AVAILABILITY);
  }

  /** What is paid now for a document of the leaf. */
  public double price(int doc) throws IOException {
    int ordinal = items.ordinal(leaf, doc);
    if (column.offer(ordinal) != null) {
      return column.price(ordinal);
    }
    return indexedPrices.advanceExact(doc)
        ? Double.longBitsToDouble(indexedPrices.longValue())
        : Double.NaN;
  }

  /** Whether a document of the leaf can be bought now. */
  public Availability availability(int doc) throws IOException {
    Offer offer = column.offer(items.ordinal(leaf, doc));
    if (offer != null) {
      return offer.availability();
    }
    return indexedAvailability.advanceExact(doc)
        ? Availability.parse(
            indexedAvailability.lookupOrd(indexedAvailability.nextOrd()).utf8ToString())
        : Availability.IN_STOCK;
  }
}
