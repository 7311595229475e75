package dev.souk.retrieval.snapshot;

import dev.souk.domain.Offer;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.SignalsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Follows the signals view: of a new snapshot it reads only the segments that it has not read, for
 * an item whose counters or price changed is in a new one. What did not change is not made anew. A
 * merge of segments shows old documents in a new segment; they are read, and found unchanged.
 *
 * <p>Not thread-safe; used by one refresh at a time.
 */
final class SignalTracker {

  /** The quantile below which popularity says nothing. */
  static final double LOWEST_TENTH = 0.1;

  private static final double MEDIAN = 0.5;

  private final ItemOrdinals ordinals;
  private String generation = "";
  private Set<IndexReader.CacheKey> read = new HashSet<>();
  private ColumnTracker popularity = new ColumnTracker(LOWEST_TENTH);
  private ColumnTracker trend = new ColumnTracker(MEDIAN);
  private OfferTracker offers = new OfferTracker();

  SignalTracker(ItemOrdinals ordinals) {
    this.ordinals = ordinals;
  }

  SignalColumns follow(ViewSnapshot snapshot) throws IOException {
    if (!snapshot.manifest().generation().equals(generation)) {
      generation = snapshot.manifest().generation();
      read = new HashSet<>();
      popularity = new ColumnTracker(LOWEST_TENTH);
      trend = new ColumnTracker(MEDIAN);
      offers = new OfferTracker();
    }
    Set<IndexReader.CacheKey> current = new HashSet<>();
    for (LeafReaderContext leaf : snapshot.searcher().getLeafContexts()) {
      IndexReader.CacheHelper core = leaf.reader().getCoreCacheHelper();
      if (core == null || !read.contains(core.getKey())) {
        read(leaf.reader());
      }
      if (core != null) {
        current.add(core.getKey());
      }
    }
    read = current;
    return new SignalColumns(popularity.column(), trend.column(), offers.column());
  }

  private void read(LeafReader leaf) throws IOException {
    BinaryDocValues keys = DocValues.getBinary(leaf, ViewSchema.KEY);
    NumericDocValues popular = DocValues.getNumeric(leaf, SignalsSchema.POPULARITY);
    NumericDocValues rising = DocValues.getNumeric(leaf, SignalsSchema.TREND);
    SortedDocValues sold = DocValues.getSorted(leaf, SignalsSchema.OFFER);
    @Nullable Offer[] distinct = new @Nullable Offer[sold.getValueCount()];
    Bits live = leaf.getLiveDocs();
    for (int doc = keys.nextDoc(); doc != BinaryDocValues.NO_MORE_DOCS; doc = keys.nextDoc()) {
      if (live != null && !live.get(doc)) {
        continue;
      }
      boolean counted = popular.advanceExact(doc);
      boolean offered = sold.advanceExact(doc);
      if (!counted && !offered) {
        continue;
      }
      int ordinal = ordinals.of(keys.binaryValue().utf8ToString());
      if (counted) {
        popularity.set(ordinal, value(popular));
        trend.set(ordinal, rising.advanceExact(doc) ? value(rising) : Float.NEGATIVE_INFINITY);
      }
      if (offered) {
        int value = sold.ordValue();
        Offer offer = distinct[value];
        if (offer == null) {
          offer = SignalsSchema.readOffer(sold.lookupOrd(value));
          distinct[value] = offer;
        }
        offers.set(ordinal, offer);
      }
    }
  }

  private static float value(NumericDocValues values) throws IOException {
    return (float) Double.longBitsToDouble(values.longValue());
  }

  /** Length to give an array for {@code ordinal}: half as much again, so that growing is rare. */
  static int grown(int ordinal) {
    return Math.max(1024, ordinal + 1 + (ordinal >> 1));
  }

  /** The offers so far. */
  private static final class OfferTracker {
    private @Nullable Offer[] offers = new @Nullable Offer[0];
    private double[] prices = new double[0];
    private OfferColumn column = OfferColumn.NONE;
    private boolean changed;

    void set(int ordinal, Offer offer) {
      if (ordinal >= offers.length) {
        offers = Arrays.copyOf(offers, grown(ordinal));
        prices = Arrays.copyOf(prices, offers.length);
      }
      if (!offer.equals(offers[ordinal])) {
        offers[ordinal] = offer;
        prices[ordinal] = offer.effectivePrice().value();
        changed = true;
      }
    }

    OfferColumn column() {
      if (changed) {
        column = new OfferColumn(offers.clone(), prices.clone());
        changed = false;
      }
      return column;
    }
  }
}
