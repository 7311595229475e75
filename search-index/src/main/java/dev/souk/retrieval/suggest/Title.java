package dev.souk.retrieval.suggest;

import org.apache.lucene.util.BytesRef;

/**
 * An item whose title completes what was typed.
 *
 * @param doc its document, counted over all leaves
 * @param ordinal its ordinal
 * @param id its id
 * @param popularity as a logarithm, negative infinity if nobody wants it yet
 * @param key the first of its keys that do, if nobody wants it yet, else {@link #NO_KEY}
 */
record Title(int doc, int ordinal, String id, double popularity, BytesRef key)
    implements Comparable<Title> {

  static final BytesRef NO_KEY = new BytesRef();

  /** Better ones first. */
  @Override
  public int compareTo(Title other) {
    int order = Double.compare(other.popularity, popularity);
    if (order == 0) {
      order = key.compareTo(other.key);
    }
    if (order == 0) {
      // As popular items are in order: ordinals of those of whom it is known, then ids.
      order =
          popularity == Double.NEGATIVE_INFINITY
              ? id.compareTo(other.id)
              : Integer.compare(ordinal, other.ordinal);
    }
    return order;
  }
}
