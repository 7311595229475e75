package dev.souk.kernels;

import org.jspecify.annotations.Nullable;

/**
 * Which items must not be answered: one bit set shared by all queries (a filter), one bit set per
 * query (what that shopper has seen), or both. A set bit excludes; bit {@code i} of the set is
 * {@code words[i >>> 6] >>> (i & 63) & 1}; a set may be shorter than the item matrix, missing bits
 * are clear, or longer, bits past the last row mean nothing.
 *
 * @param shared excluded for every query, or null
 * @param perQuery excluded for query {@code q} in {@code perQuery[q]} (an element may be null), or
 *     null
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
public record RowMask(long @Nullable [] shared, long @Nullable [] @Nullable [] perQuery) {

  /** Excludes nothing. */
  public static final RowMask NONE = new RowMask(null, null);

  /** Whether item {@code row} must not be answered to query {@code query}. */
  public boolean excludes(int query, int row) {
    return has(shared, row) || (perQuery != null && has(perQuery[query], row));
  }

  private static boolean has(long @Nullable [] words, int row) {
    int word = row >>> 6;
    return words != null && word < words.length && (words[word] >>> (row & 63) & 1L) != 0;
  }
}
