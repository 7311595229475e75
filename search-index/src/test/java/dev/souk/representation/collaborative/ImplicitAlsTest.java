package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.kernels.Backends;
import dev.souk.kernels.DenseProducts;
import dev.souk.kernels.FloatMatrix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ImplicitAlsTest {

  private static final Planted SHOP = Planted.shop(Planted.SEED);
  private static final AlsConfig CONFIG = AlsConfig.forData(SHOP.interactions()).withRank(13);
  private static final Stripes STRIPES = Stripes.of(SHOP.interactions().itemIds());
  private static final SpdSolver SOLVER = new JavaCholesky();

  private static FactorModel train(AlsConfig config, int threads, ImplicitAls.Progress progress) {
    return new ImplicitAls(config, SOLVER, threads)
        .train(SHOP.interactions(), SHOP.evenDemand(), "log-7", progress);
  }

  private static float[] scores(FactorModel model, float[] shopper) {
    float[] scores = new float[model.itemIds().length];
    for (int i = 0; i < scores.length; i++) {
      for (int c = 0; c < shopper.length; c++) {
        scores[i] += model.servingFactors().get(i, c) * shopper[c];
      }
    }
    return scores;
  }

  @Test
  void lossFallsWithEverySweep() {
    List<Double> losses = new ArrayList<>();
    train(CONFIG, 2, (sweep, loss) -> losses.add(loss));
    assertEquals(CONFIG.sweeps(), losses.size());
    for (int i = 1; i < losses.size(); i++) {
      assertTrue(losses.get(i) <= losses.get(i - 1) + 1e-6, () -> "losses: " + losses);
    }
    assertTrue(losses.getLast() < 0.9 * losses.getFirst(), () -> "losses: " + losses);
  }

  @Test
  void sameModelOnAnyNumberOfThreads() {
    FactorModel one = train(CONFIG, 1, ImplicitAls.Progress.SILENT);
    FactorModel three = train(CONFIG, 3, ImplicitAls.Progress.SILENT);
    assertArrayEquals(one.itemFactors().data(), three.itemFactors().data());
    assertArrayEquals(one.gramian(), three.gramian());
  }

  /**
   * To the bit where both compute with the same instructions: the same step on the same factors,
   * gathered in another way. Else to rounding.
   */
  @Test
  void foldInIsTheUserStepOfTraining() {
    FactorModel model = train(CONFIG, 2, ImplicitAls.Progress.SILENT);
    assertFoldInIsTraining(model, Arithmetic.plain(), new FoldIn(model), 0f);
    Arithmetic vectors = new Arithmetic(new VectorCholesky(), Backends.products());
    FactorModel summedAlike =
        new FactorModel(
            model.itemIds(),
            model.itemFactors(),
            model.demand(),
            Gramian.of(model.itemFactors(), STRIPES, vectors.products()),
            CONFIG,
            "log-7");
    assertFoldInIsTraining(model, vectors, new FoldIn(summedAlike, vectors), 0f);
    assertFoldInIsTraining(model, vectors, new FoldIn(model), 1e-5f);
  }

  private static void assertFoldInIsTraining(
      FactorModel model, Arithmetic arithmetic, FoldIn foldIn, float tolerance) {
    Interactions data = SHOP.interactions();
    int k = CONFIG.rank();
    DenseProducts products = arithmetic.products();
    PaddedRows items = padded(model.itemFactors(), products);
    PaddedRows users = PaddedRows.zeros(data.users(), k, products);
    try (ParallelRows parallel = new ParallelRows(2)) {
      new HalfSweep(CONFIG, arithmetic, parallel).run(data.byUser(), items, STRIPES, users);
    }
    double[] gramian = Gramian.of(model.itemFactors(), STRIPES, products);
    EigenBasis basis = EigenBasis.of(gramian, k, products);
    for (int u = 0; u < data.users(); u++) {
      assertArrayEquals(
          basis.back(users.unpadded().row(u)),
          foldIn.shopper(data.history(u)),
          tolerance,
          "user " + u);
    }
  }

  private static PaddedRows padded(FloatMatrix matrix, DenseProducts products) {
    PaddedRows rows = PaddedRows.zeros(matrix.rows(), matrix.cols(), products);
    for (int r = 0; r < matrix.rows(); r++) {
      System.arraycopy(matrix.row(r), 0, rows.data(), r * rows.stride(), matrix.cols());
    }
    return rows;
  }

  @Test
  void aWarmStartIsAheadOfARandomOne() {
    FactorModel last = train(CONFIG, 2, ImplicitAls.Progress.SILENT);
    List<Double> cold = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    AlsConfig once = CONFIG.withSweeps(1);
    ImplicitAls als = new ImplicitAls(once, SOLVER, 2);
    als.train(SHOP.interactions(), SHOP.evenDemand(), "", (sweep, loss) -> cold.add(loss));
    als.train(SHOP.interactions(), SHOP.evenDemand(), "", (sweep, loss) -> warm.add(loss), last);
    assertTrue(warm.getFirst() < 0.95 * cold.getFirst(), () -> "losses: " + warm + ", " + cold);
    ImplicitAls other = new ImplicitAls(CONFIG.withRank(5), SOLVER, 2);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            other.train(
                SHOP.interactions(), SHOP.evenDemand(), "", ImplicitAls.Progress.SILENT, last));
  }

  @Test
  void saysWhatEachSweepCost() {
    List<TrainingCost> costs = new ArrayList<>();
    FactorModel measured =
        new ImplicitAls(CONFIG, SOLVER, 2)
            .trainMeasured(SHOP.interactions(), SHOP.evenDemand(), "log-7", costs::add);
    FactorModel plain = train(CONFIG, 2, ImplicitAls.Progress.SILENT);
    assertArrayEquals(plain.itemFactors().data(), measured.itemFactors().data());
    assertEquals(CONFIG.sweeps(), costs.size());
    int rows = SHOP.interactions().users() + SHOP.interactions().items();
    int k = CONFIG.rank();
    assertEquals((double) rows * k * (k + 1), costs.getLast().gramianFlops());
    assertTrue(costs.getLast().solveFlops() > rows);
  }

  /** The gradient of the objective, written out term by term, is 0 at the folded-in factor. */
  @Test
  void foldInMinimisesTheObjective() {
    FactorModel model = train(CONFIG, 2, ImplicitAls.Progress.SILENT);
    History history = SHOP.interactions().history(17);
    float[] x = new FoldIn(model).shopper(history);
    int k = CONFIG.rank();
    double[] gradient = new double[k];
    FloatMatrix q = model.itemFactors();
    for (int i = 0; i < q.rows(); i++) {
      double score = 0;
      for (int c = 0; c < k; c++) {
        score += x[c] * q.get(i, c);
      }
      double weight = 0;
      for (int h = 0; h < history.size(); h++) {
        weight += history.rows()[h] == i ? history.weights()[h] : 0;
      }
      for (int c = 0; c < k; c++) {
        gradient[c] += (CONFIG.unobserved() * score - weight * (1 - score)) * q.get(i, c);
      }
    }
    double ridge = CONFIG.lambda() * (history.size() + CONFIG.unobserved() * q.rows());
    for (int c = 0; c < k; c++) {
      assertEquals(0, gradient[c] + ridge * x[c], 1e-4);
    }
  }

  @Test
  void findsThePlantedGroups() {
    FactorModel model = train(CONFIG, 2, ImplicitAls.Progress.SILENT);
    FoldIn foldIn = new FoldIn(model);
    double recall = SHOP.recall(u -> scores(model, foldIn.shopper(SHOP.interactions().history(u))));
    double popularity = SHOP.recall(u -> SHOP.popularity());
    assertTrue(
        recall > 0.6 && recall > 3 * popularity,
        () -> "recall " + recall + ", popularity " + popularity + ", seed " + Planted.SEED);
  }

  @Test
  void aGuestOfThreeClicksSeesTheirGroup() {
    FactorModel model = train(CONFIG, 2, ImplicitAls.Progress.SILENT);
    ItemIndex index = new ItemIndex(model.itemIds());
    History guest = History.of(index.row("i3-1"), index.row("i3-2"), index.row("i3-3"));
    float[] scores = scores(model, new FoldIn(model).shopper(guest));
    assertTrue(scores[index.row("i3-9")] > scores[index.row("i4-9")]);
    assertArrayEquals(new float[CONFIG.rank()], new FoldIn(model).shopper(History.of()));
  }

  @Test
  void refusesWhatItCannotTrainOn() {
    assertThrows(IllegalArgumentException.class, () -> new ImplicitAls(CONFIG, SOLVER, 0));
    Interactions none = Interactions.builder().build();
    ImplicitAls als = new ImplicitAls(CONFIG, SOLVER, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> als.train(none, new float[0], "", ImplicitAls.Progress.SILENT));
    FactorModel model = train(CONFIG.withSweeps(1), 1, ImplicitAls.Progress.SILENT);
    History unknown = History.of(model.itemIds().length);
    String message =
        assertThrows(IllegalArgumentException.class, () -> new FoldIn(model).shopper(unknown))
            .getMessage();
    assertTrue(String.valueOf(message).contains("row: " + model.itemIds().length), message);
  }

  @Test
  void train_moreDimensionsThanItems_staysFinite() {
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < 120; u++) {
      for (String item : List.of("lamp", "bulb", "shade")) {
        builder.add("u" + u, item, item.equals("shade") ? 0.1f : 1, Instant.EPOCH);
      }
    }
    Interactions few = builder.build();
    // All but one dimension die away, far below what can be squared.
    AlsConfig config = AlsConfig.forData(few).withRank(32).withSweeps(60);
    FactorModel model =
        new ImplicitAls(config, new JavaCholesky(), 1)
            .train(few, new float[] {1, 1, 1}, "", ImplicitAls.Progress.SILENT);
    for (float value : model.itemFactors().data()) {
      assertTrue(Float.isFinite(value), () -> "factor: " + value);
    }
  }
}
