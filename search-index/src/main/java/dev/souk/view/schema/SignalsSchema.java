package dev.souk.view.schema;

import dev.souk.domain.Availability;
import dev.souk.domain.ItemSignals;
import dev.souk.domain.Json;
import dev.souk.domain.Ledger;
import dev.souk.domain.Money;
import dev.souk.domain.Offer;
import dev.souk.view.codec.BusyCodec;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.util.BytesRef;

/**
 * Documents of the signals view; the key is the item's id, or {@link #LEDGER} for the one document
 * that counts the log.
 */
public final class SignalsSchema implements ViewSchema {

  /** The key of the ledger; no item can have it, for ids are stripped of white space. */
  public static final String LEDGER = " ledger";

  /** Doc values of a double: {@link ItemSignals#popularity}. */
  public static final String POPULARITY = "popularity";

  /** Doc values of a double: {@link ItemSignals#trend}. */
  public static final String TREND = "trend";

  /**
   * Doc values of a keyword: price and stock, for {@link #readOffer}. Not JSON, for readers read it
   * of every item at once when segments are merged.
   */
  public static final String OFFER = "offer";

  private static final String SEPARATOR = "|";

  /** The source of an item's counters, price and stock. */
  public static byte[] source(ItemSignals signals) {
    return Json.MAPPER.writeValueAsBytes(signals);
  }

  /** The source of the ledger. */
  public static byte[] source(Ledger ledger) {
    return Json.MAPPER.writeValueAsBytes(ledger);
  }

  /** The counters, price and stock of a source. */
  public static ItemSignals read(byte[] source) {
    return Json.MAPPER.readValue(source, ItemSignals.class);
  }

  /** The price and stock of a value of {@link #OFFER}. */
  public static Offer readOffer(BytesRef value) {
    String text = value.utf8ToString();
    int first = text.indexOf(SEPARATOR);
    int second = text.indexOf(SEPARATOR, first + 1);
    String salePrice = text.substring(first + 1, second);
    return new Offer(
        Money.parse("price", text.substring(0, first)),
        salePrice.isEmpty() ? null : Money.parse("sale_price", salePrice),
        Availability.parse(text.substring(second + 1)));
  }

  private static BytesRef offerValue(Offer offer) {
    return new BytesRef(
        offer.price()
            + SEPARATOR
            + (offer.salePrice() == null ? "" : offer.salePrice())
            + SEPARATOR
            + offer.availability().wire());
  }

  /** The ledger of a source. */
  public static Ledger readLedger(byte[] source) {
    return Json.MAPPER.readValue(source, Ledger.class);
  }

  @Override
  public Codec codec() {
    return BusyCodec.get();
  }

  @Override
  public Document document(String key, byte[] source) {
    Document document = ViewSchema.base(key, source);
    if (!key.equals(LEDGER)) {
      ItemSignals signals = read(source);
      // An item of which only the price is known has no place among those that were looked at.
      if (signals.counted()) {
        document.add(new DoubleDocValuesField(POPULARITY, signals.popularity()));
        document.add(new DoubleDocValuesField(TREND, signals.trend()));
      }
      if (signals.offer() != null) {
        document.add(new SortedDocValuesField(OFFER, offerValue(signals.offer())));
      }
    }
    return document;
  }
}
