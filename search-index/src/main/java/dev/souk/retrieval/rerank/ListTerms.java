package dev.souk.retrieval.rerank;

import dev.souk.retrieval.snapshot.TermRarity;
import dev.souk.view.schema.RankingFields;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * Numbers the terms of a query and its candidates from 0, so that what is counted of them fits into
 * arrays. Not thread-safe.
 */
final class ListTerms {

  private final TermRarity rarities;
  private int[] hashes = new int[1024];

  /** By place: the number of the term plus 1, 0 of a free place. */
  private int[] places = new int[1024];

  private float[] rarity = new float[512];
  private boolean[] digits = new boolean[512];
  private int size;

  ListTerms(TermRarity rarities) {
    this.rarities = rarities;
  }

  /** How many terms there are. */
  int size() {
    return size;
  }

  /** How rare a term is in the shop: above 0, at most 1. */
  float rarity(int term) {
    return rarity[term];
  }

  /** Whether a term begins with a digit. */
  boolean isNumber(int term) {
    return digits[term];
  }

  /** The number of the term. */
  int number(BytesRef term) throws IOException {
    int hash = TermRarity.hash(term);
    int mask = places.length - 1;
    int place = hash & mask;
    while (places[place] != 0) {
      if (hashes[place] == hash) {
        return places[place] - 1;
      }
      place = (place + 1) & mask;
    }
    if (size == rarity.length) {
      grow();
      return number(term);
    }
    hashes[place] = hash;
    rarity[size] = rarities.of(hash, term);
    digits[size] =
        term.length > 0 && term.bytes[term.offset] >= '0' && term.bytes[term.offset] <= '9';
    places[place] = ++size;
    return size - 1;
  }

  /** Half of the places stay free. */
  private void grow() {
    int[] oldHashes = hashes;
    int[] oldPlaces = places;
    hashes = new int[oldHashes.length * 2];
    places = new int[oldPlaces.length * 2];
    int mask = places.length - 1;
    for (int p = 0; p < oldPlaces.length; p++) {
      if (oldPlaces[p] != 0) {
        int place = oldHashes[p] & mask;
        while (places[place] != 0) {
          place = (place + 1) & mask;
        }
        hashes[place] = oldHashes[p];
        places[place] = oldPlaces[p];
      }
    }
    rarity = Arrays.copyOf(rarity, rarity.length * 2);
    digits = Arrays.copyOf(digits, digits.length * 2);
  }

  /** The units of a text, which stand in {@code joined} with separators between them. */
  Words words(BytesRef joined, boolean withPairs) throws IOException {
    if (joined.length == 0) {
      return Words.NONE;
    }
    int count = 1;
    int end = joined.offset + joined.length;
    for (int at = joined.offset; at < end; at++) {
      count += joined.bytes[at] == RankingFields.SEPARATOR ? 1 : 0;
    }
    int[] units = new int[count];
    int[] pairs = new int[withPairs ? count - 1 : 0];
    BytesRef slice = new BytesRef();
    slice.bytes = joined.bytes;
    int before = -1;
    int from = joined.offset;
    int unit = 0;
    for (int at = from; at <= end; at++) {
      if (at == end || joined.bytes[at] == RankingFields.SEPARATOR) {
        slice.offset = from;
        slice.length = at - from;
        units[unit] = number(slice);
        if (withPairs && before >= 0) {
          slice.offset = before;
          slice.length = at - before;
          pairs[unit - 1] = number(slice);
        }
        before = from;
        from = at + 1;
        unit++;
      }
    }
    return Words.of(units, pairs);
  }
}
