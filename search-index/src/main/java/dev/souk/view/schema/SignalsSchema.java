package dev.souk.view.schema;

import dev.souk.domain.ItemSignals;
import dev.souk.domain.Json;
import dev.souk.domain.Ledger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;

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

  /** The source of an item's counters. */
  public static byte[] source(ItemSignals signals) {
    return Json.MAPPER.writeValueAsBytes(signals);
  }

  /** The source of the ledger. */
  public static byte[] source(Ledger ledger) {
    return Json.MAPPER.writeValueAsBytes(ledger);
  }

  /** The counters of a source. */
  public static ItemSignals read(byte[] source) {
    return Json.MAPPER.readValue(source, ItemSignals.class);
  }

  /** The ledger of a source. */
  public static Ledger readLedger(byte[] source) {
    return Json.MAPPER.readValue(source, Ledger.class);
  }

  @Override
  public Document document(String key, byte[] source) {
    Document document = ViewSchema.base(key, source);
    if (!key.equals(LEDGER)) {
      ItemSignals signals = read(source);
      document.add(new DoubleDocValuesField(POPULARITY, signals.popularity()));
      document.add(new DoubleDocValuesField(TREND, signals.trend()));
    }
    return document;
  }
}
