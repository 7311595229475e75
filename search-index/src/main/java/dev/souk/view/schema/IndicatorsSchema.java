package dev.souk.view.schema;

import dev.souk.domain.ItemIndicators;
import dev.souk.domain.ItemIndicators.Companion;
import dev.souk.domain.Json;
import dev.souk.view.codec.BusyCodec;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Documents of the indicators view; the key is the item's id, or {@link #ALL} for the one document
 * whose shoppers are those of all items together. An item's companions are its words: who asks for
 * the items that a shopper bought finds those whose buyers bought them too.
 */
public final class IndicatorsSchema implements ViewSchema {

  /**
   * The key of the count of all purchases, each item of a shopper once; no item can have it, for
   * ids are stripped of white space.
   */
  public static final String ALL = " all";

  /** Doc values of a whole number: {@link ItemIndicators#shoppers}. */
  public static final String SHOPPERS = "shoppers";

  /**
   * The companions; the frequency of each is the number of shoppers, the norm of the field how many
   * purchases were counted. {@link LogLikelihoodSimilarity} scores it.
   */
  public static final String COMPANIONS = "companions";

  /** The same as features with {@link Companion#next} for a weight, where it is not 0. */
  public static final String NEXT = "next";

  private static final FieldType COUNTED = new FieldType();

  static {
    COUNTED.setTokenized(true);
    COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    COUNTED.freeze();
  }

  /** The source of an item's indicators. */
  public static byte[] source(ItemIndicators indicators) {
    return Json.MAPPER.writeValueAsBytes(indicators);
  }

  /** The indicators of a source. */
  public static ItemIndicators read(byte[] source) {
    return Json.MAPPER.readValue(source, ItemIndicators.class);
  }

  @Override
  public Codec codec() {
    return BusyCodec.get();
  }

  @Override
  public Similarity similarity() {
    return new LogLikelihoodSimilarity();
  }

  @Override
  public Document document(String key, byte[] source) {
    Document document = ViewSchema.base(key, source);
    ItemIndicators indicators = read(source);
    document.add(new NumericDocValuesField(SHOPPERS, indicators.shoppers()));
    if (!indicators.companions().isEmpty()) {
      document.add(new Field(COMPANIONS, new CompanionTokens(indicators), COUNTED));
    }
    for (Companion companion : indicators.companions()) {
      float next = (float) companion.next();
      if (next >= Float.MIN_NORMAL && Float.isFinite(next)) {
        document.add(new FeatureField(NEXT, companion.itemId(), next));
      }
    }
    return document;
  }
}
