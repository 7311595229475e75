package dev.souk.jobs.training;

import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.BasketTrainer;
import dev.souk.representation.collaborative.CollaborativeTuner;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.ImplicitAls;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.collaborative.ItemItemConfig;
import dev.souk.representation.collaborative.ItemItemModel;
import dev.souk.representation.collaborative.ItemItemTrainer;
import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.representation.collaborative.SpdSolver;
import dev.souk.representation.collaborative.SpdSolvers;
import dev.souk.view.schema.FactorsSchema.Models;
import dev.souk.view.schema.LearnedBlend;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Trains the collaborative models on evidence.
 *
 * @param config how
 * @param trainedTo the log position that the evidence reflects
 * @param progress is told
 * @param blends learns what the sources of a feed weigh
 */
record FactorTrainer(
    TrainingConfig config, String trainedTo, TrainingProgress progress, Blends blends) {

  /** Learns from models that have not seen all, and from what they have not seen. */
  @FunctionalInterface
  interface Blends {
    /** Empty if there is too little to learn from. */
    Optional<LearnedBlend> learn(Rehearsal rehearsal) throws IOException;
  }

  /**
   * The models of one training.
   *
   * @param models all
   * @param metrics what is known of them, by name
   */
  record Trained(Models models, SortedMap<String, String> metrics) {}

  /**
   * Trains; the order of the evidence and the baskets does not matter.
   *
   * @param baskets distinct items of each
   * @param deleted items to leave out
   * @return the models, empty if there is nothing left to learn from
   * @throws IOException if the views cannot be read
   */
  Optional<Trained> train(
      Collection<Evidence> evidence, Collection<List<String>> baskets, Set<String> deleted)
      throws IOException {
    Interactions interactions = interactions(evidence, deleted);
    if (interactions.size() == 0) {
      return Optional.empty();
    }
    SpdSolver solver = SpdSolvers.forTraining(config.threads());
    Decided decided = decide(interactions, solver);
    CollaborativeTuner.Choice choice = decided.choice();
    // What the shop has set itself is not for us to choose.
    AlsConfig als = config.override(choice.als());
    float[] demand = config.demand().multipliers(interactions);
    double[] loss = {0};
    FactorModel factors =
        new ImplicitAls(als, solver, config.threads())
            .train(
                interactions,
                demand,
                trainedTo,
                (sweep, lossNow) -> {
                  loss[0] = lossNow;
                  progress.advanced(Stage.FACTORS, sweep, als.sweeps(), "loss " + shown(lossNow));
                });
    progress.advanced(Stage.ITEM_ITEM, 0, 1, "");
    ItemItemModel itemItem =
        new ItemItemTrainer(choice.itemItem(), config.threads())
            .train(interactions, demand, trainedTo);
    progress.advanced(Stage.ITEM_ITEM, 1, 1, "");
    BasketModel together = BasketTrainer.train(sold(baskets, deleted));
    SortedMap<String, String> metrics = metrics(interactions, als, choice, loss[0]);
    metrics.put("baskets", String.valueOf(baskets.size()));
    metrics.putAll(metrics(decided.feed()));
    return Optional.of(
        new Trained(
            new Models(factors, itemItem, choice.blend(), together, decided.feed()), metrics));
  }

  /**
   * What is decided before the models of all are trained, and by models that are gone by then.
   *
   * @param feed null if there is too little to learn it from
   */
  private record Decided(CollaborativeTuner.Choice choice, @Nullable LearnedBlend feed) {}

  private Decided decide(Interactions interactions, SpdSolver solver) throws IOException {
    progress.advanced(Stage.TUNE, 0, 1, "");
    CollaborativeTuner.Tuned tuned =
        new CollaborativeTuner(
                config.als(interactions),
                ItemItemConfig.forData(interactions),
                config.demand(),
                solver,
                config.threads())
            .choose(interactions);
    progress.advanced(Stage.TUNE, 1, 1, "");
    Rehearsal rehearsal = tuned.rehearsal();
    LearnedBlend feed = rehearsal == null ? null : blends.learn(rehearsal).orElse(null);
    return new Decided(tuned.choice(), feed);
  }

  private static List<List<String>> sold(Collection<List<String>> baskets, Set<String> deleted) {
    List<List<String>> sold = new ArrayList<>(baskets.size());
    for (List<String> basket : baskets) {
      List<String> left = new ArrayList<>(basket);
      left.removeAll(deleted);
      sold.add(left);
    }
    return sold;
  }

  private Interactions interactions(Collection<Evidence> evidence, Set<String> deleted) {
    long newest = Long.MIN_VALUE;
    for (Evidence each : evidence) {
      newest = Math.max(newest, each.last());
    }
    Interactions.Builder builder = Interactions.builder();
    for (Evidence each : evidence) {
      float weight = (float) (each.strength() * kept(newest, each.last()));
      if (weight > 0 && !deleted.contains(each.itemId())) {
        builder.add(each.shopper(), each.itemId(), weight, Instant.ofEpochMilli(each.last()));
      }
    }
    return builder.build();
  }

  /** The share of its weight that an event of time {@code last} keeps.. */
  private double kept(long newest, long last) {
    if (config.halfLife() == null) {
      return 1;
    }
    double halfLives = (double) (newest - last) / config.halfLife().toMillis();
    return StrictMath.pow(0.5, halfLives);
  }

  private static SortedMap<String, String> metrics(
      Interactions interactions, AlsConfig als, CollaborativeTuner.Choice choice, double loss) {
    SortedMap<String, String> metrics = new TreeMap<>(choice.figures());
    metrics.put("users", String.valueOf(interactions.users()));
    metrics.put("items", String.valueOf(interactions.items()));
    metrics.put("interactions", String.valueOf(interactions.size()));
    metrics.put("rank", String.valueOf(als.rank()));
    metrics.put("unobserved", String.valueOf(als.unobserved()));
    metrics.put("lambda", String.valueOf(als.lambda()));
    metrics.put("frequency-exponent", String.valueOf(als.frequencyExponent()));
    metrics.put("sweeps", String.valueOf(als.sweeps()));
    metrics.put("neighbours", String.valueOf(choice.itemItem().neighbours()));
    metrics.put("ridge", String.valueOf(choice.itemItem().ridge()));
    metrics.put("factor-share", String.valueOf(choice.blend().factorShare()));
    metrics.put("history-decay", String.valueOf(choice.blend().historyDecay()));
    metrics.put("loss", shown(loss));
    return metrics;
  }

  private static SortedMap<String, String> metrics(@Nullable LearnedBlend feed) {
    SortedMap<String, String> metrics = new TreeMap<>();
    metrics.put("feed-weights", feed != null && feed.served() ? "learned" : "by hand");
    if (feed != null) {
      metrics.put("feed-examples", String.valueOf(feed.examples()));
      metrics.put("feed-users", String.valueOf(feed.users()));
      metrics.put("held-out-feed-learned", feed.learned().toString());
      metrics.put("held-out-feed-by-hand", feed.hand().toString());
      feed.weights()
          .forEach((source, weight) ->
              metrics.put("feed-weight-" + source, String.format(Locale.ROOT, "%.4f", weight)));
    }
    return metrics;
  }

  private static String shown(double loss) {
    return String.format(Locale.ROOT, "%.6f", loss);
  }
}
