package dev.souk.kernels;

/**
 * The best items of each query, best first; equal scores are ordered by ascending item row.
 *
 * @param queries number of queries
 * @param t places per query
 * @param ids item rows, {@code queries * t}, -1 where a query has fewer than {@code t} answers
 * @param scores inner product plus the item's bias, {@code queries * t}, negative infinity where
 *     {@code ids} is -1
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
public record TopK(int queries, int t, int[] ids, float[] scores) {

  /** The item row in place {@code rank} (from 0) of query {@code query}, or -1. */
  public int id(int query, int rank) {
    return ids[query * t + rank];
  }

  /** The score in place {@code rank} (from 0) of query {@code query}. */
  public float score(int query, int rank) {
    return scores[query * t + rank];
  }

  /** How many answers query {@code query} has, at most {@code t}. */
  public int count(int query) {
    int count = 0;
    while (count < t && ids[query * t + count] >= 0) {
      count++;
    }
    return count;
  }
}
