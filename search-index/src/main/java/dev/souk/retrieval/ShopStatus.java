package dev.souk.retrieval;

import dev.souk.representation.ranking.RankingWorth;
import dev.souk.view.SnapshotRefusal;
import dev.souk.view.schema.LearnedBlend;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one shop serves from.
 *
 * @param items documents in the items view
 * @param shoppers documents in the profiles view
 * @param factors items with a factor vector, 0 before the first training
 * @param backend the similarity backend and device in use, and why
 * @param snapshots by view: generation, checkpoint and log position
 * @param basis the LSA basis that most items' vectors are of, empty if they have none
 * @param feed the weights of a feed's sources as the models in use have learned them, null if they
 *     have not
 * @param ranking what the learned ranking of searches was worth, null if none was learned
 * @param refusals the newest snapshots that were not opened because they are damaged, newest last
 * @param refused how many there were since the start, by view
 */
public record ShopStatus(
    long items,
    long shoppers,
    long factors,
    String backend,
    Map<String, Snapshot> snapshots,
    String basis,
    @Nullable LearnedBlend feed,
    @Nullable RankingWorth ranking,
    List<SnapshotRefusal> refusals,
    Map<String, Long> refused) {

  /** Copies what it is given. */
  public ShopStatus {
    snapshots = Map.copyOf(snapshots);
    refusals = List.copyOf(refusals);
    refused = Map.copyOf(refused);
  }

  /** Of a shop that has learned no weights and refused nothing. */
  public ShopStatus(
      long items,
      long shoppers,
      long factors,
      String backend,
      Map<String, Snapshot> snapshots,
      String basis) {
    this(items, shoppers, factors, backend, snapshots, basis, null, null, List.of(), Map.of());
  }

  /** Of a shop that has learned no ranking of searches. */
  public ShopStatus(
      long items,
      long shoppers,
      long factors,
      String backend,
      Map<String, Snapshot> snapshots,
      String basis,
      @Nullable LearnedBlend feed,
      List<SnapshotRefusal> refusals,
      Map<String, Long> refused) {
    this(items, shoppers, factors, backend, snapshots, basis, feed, null, refusals, refused);
  }

  /** One view's snapshot in use. */
  public record Snapshot(String generation, long checkpoint, String position) {}
}
