package dev.souk.view.schema;

import dev.souk.domain.Json;
import dev.souk.domain.QuerySignals;
import dev.souk.view.codec.BusyCodec;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.Document;

/** Documents of the queries view; the key is the query as {@link #key} normalises it. */
public final class QueriesSchema implements ViewSchema {

  private static final int LONGEST = 100;

  /** The source of a query's counters. */
  public static byte[] source(QuerySignals signals) {
    return Json.MAPPER.writeValueAsBytes(signals);
  }

  /** The counters of a source. */
  public static QuerySignals read(byte[] source) {
    return Json.MAPPER.readValue(source, QuerySignals.class);
  }

  /**
   * The form in which queries are compared: folded, white space squeezed, at most 100 characters.
   *
   * @param query as it was searched for
   * @return empty if nothing is left to suggest
   */
  public static String key(String query) {
    return text(ItemFields.fold(text(query)));
  }

  /** A query as it is shown: white space squeezed, at most 100 characters. */
  public static String text(String query) {
    StringBuilder text = new StringBuilder(Math.min(query.length(), LONGEST));
    boolean space = false;
    for (int i = 0; i < query.length(); ) {
      int c = query.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        space = !text.isEmpty();
        continue;
      }
      if (text.length() + (space ? 1 : 0) + Character.charCount(c) > LONGEST) {
        break;
      }
      if (space) {
        text.append(' ');
        space = false;
      }
      // Half a character has no place in an index: all of them would be one.
      text.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c);
    }
    return text.toString();
  }

  @Override
  public Codec codec() {
    return BusyCodec.get();
  }

  @Override
  public Document document(String key, byte[] source) {
    return ViewSchema.base(key, source);
  }
}
