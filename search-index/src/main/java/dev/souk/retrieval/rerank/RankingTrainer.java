package dev.souk.retrieval.rerank;

import dev.souk.representation.ranking.LambdaMart;
import dev.souk.representation.ranking.LambdaMart.Trained;
import dev.souk.representation.ranking.LambdaMartConfig;
import dev.souk.representation.ranking.Ndcg;
import dev.souk.representation.ranking.PairedBootstrap;
import dev.souk.representation.ranking.RankedLists;
import dev.souk.representation.ranking.RankingModel;
import dev.souk.representation.ranking.RankingWorth;
import dev.souk.retrieval.rerank.FeatureCapture.Captured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Learns a ranking from searches of which it is known how good the candidates were, and says what
 * it is worth beside the blend: every query is ranked by models that did not know it. Not
 * thread-safe.
 */
public final class RankingTrainer {

  /** With fewer queries neither the trees nor the comparison would tell anything. */
  public static final int FEWEST = 20;

  private final int width = RankingFeatures.all().size();
  private final List<float[]> rows = new ArrayList<>();
  private final List<byte[]> grades = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();

  /**
   * Adds a search.
   *
   * @param grade by id of a candidate: 0 for not relevant, up to {@link RankedLists#BEST_GRADE}
   * @param weight by id: what it counts that this candidate is above a worse one, 0 or more
   */
  public void add(
      Captured searched, ToDoubleFunction<String> grade, ToDoubleFunction<String> weight) {
    int count = searched.ids().size();
    byte[] own = new byte[count];
    float[] counts = new float[count];
    boolean tells = false;
    for (int c = 0; c < count; c++) {
      double value = grade.applyAsDouble(searched.ids().get(c));
      own[c] = (byte) Math.clamp(value, 0, RankedLists.BEST_GRADE);
      counts[c] = (float) weight.applyAsDouble(searched.ids().get(c));
      tells |= own[c] != own[0];
    }
    if (tells) {
      rows.add(searched.rows());
      grades.add(own);
      weights.add(counts);
    }
  }

  /** How many searches were added from which there is something to learn. */
  public int searches() {
    return rows.size();
  }

  /** Learns; empty if there are too few searches. */
  public Optional<RankingModel> train(LambdaMartConfig config, LambdaMart.Work work) {
    if (rows.size() < FEWEST) {
      return Optional.empty();
    }
    RankedLists lists = lists();
    Trained trained = new LambdaMart(config, work).train(lists);
    double[] learned = Ndcg.each(lists, trained.heldOut(), LambdaMart.PLACES);
    // The candidates stand in the order of the blend, and equal scores stay as they stand.
    double[] hand = Ndcg.each(lists, new double[lists.rows()], LambdaMart.PLACES);
    RankingWorth worth =
        new RankingWorth(
            lists.lists(),
            lists.rows(),
            Ndcg.mean(learned),
            Ndcg.mean(hand),
            PairedBootstrap.low(learned, hand),
            trained.trees().trees());
    return Optional.of(new RankingModel(RankingFeatures.all(), trained.trees(), worth));
  }

  private RankedLists lists() {
    int[] starts = new int[rows.size() + 1];
    for (int l = 0; l < rows.size(); l++) {
      starts[l + 1] = starts[l] + grades.get(l).length;
    }
    int count = starts[rows.size()];
    float[] allRows = new float[count * width];
    byte[] allGrades = new byte[count];
    float[] allWeights = new float[count];
    Arrays.fill(allWeights, 1);
    for (int l = 0; l < rows.size(); l++) {
      System.arraycopy(rows.get(l), 0, allRows, starts[l] * width, rows.get(l).length);
      System.arraycopy(grades.get(l), 0, allGrades, starts[l], grades.get(l).length);
      System.arraycopy(weights.get(l), 0, allWeights, starts[l], weights.get(l).length);
    }
    return new RankedLists(width, allRows, allGrades, allWeights, starts);
  }
}
