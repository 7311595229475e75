package dev.souk.retrieval;

import java.util.Map;

/**
 * What one shop serves from.
 *
 * @param items documents in the items view
 * @param shoppers documents in the profiles view
 * @param factors items with a factor vector, 0 before the first training
 * @param backend the similarity backend and device in use, and why
 * @param snapshots by view: generation, checkpoint and log position
 * @param basis the LSA basis that most items' vectors are of, empty if they have none
 */
public record ShopStatus(
    long items,
    long shoppers,
    long factors,
    String backend,
    Map<String, Snapshot> snapshots,
    String basis) {

  /** One view's snapshot in use. */
  public record Snapshot(String generation, long checkpoint, String position) {}
}
