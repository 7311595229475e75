package dev.souk.jobs.training;

import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.jobs.training.blocks.Rating;
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
import dev.souk.representation.collaborative.SpdSolvers;
import dev.souk.view.schema.FactorsSchema.Models;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trains the collaborative models on evidence.
 *
 * @param config how
 * @param trainedTo the log position that the evidence reflects
 * @param progress is told
 */
record FactorTrainer(TrainingConfig config, String trainedTo, TrainingProgress progress) {

  /**
   * The models of one training.
   *
   * @param models all
   * @param metrics what is known of them, by name
   */
  record Trained(Models models, SortedMap<String, String> metrics) {}

  /**
   * How much was trained on.
   *
   * @param users rows
   * @param items columns
   * @param interactions entries
   */
  record Size(int users, int items, long interactions) {}

  /**
   * Trains; the order of the evidence and the baskets does not matter.
   *
   * @param last factors to begin with, if of the same rank
   * @return the models, empty if there is nothing left to learn from
   */
  Optional<Trained> train(
      Collection<Rating> evidence, Baskets baskets, Optional<FactorModel> last) {
    Set<String> deleted = baskets.deleted();
    Interactions interactions =
        interactions(evidence.stream().filter(r -> !deleted.contains(r.itemId())).toList());
    if (interactions.size() == 0) {
      return Optional.empty();
    }
    CollaborativeTuner.Choice choice = choose(interactions);
    // What the shop has set itself is not for us to choose.
    AlsConfig als = config.override(choice.als());
    double[] loss = {0};
    ImplicitAls.Progress swept =
        (sweep, lossNow) -> {
          loss[0] = lossNow;
          progress.advanced(Stage.FACTORS, sweep, als.sweeps(), "loss " + shown(lossNow));
        };
    ImplicitAls training =
        new ImplicitAls(als, SpdSolvers.forTraining(config.threads()), config.threads());
    float[] demand = config.demand().multipliers(interactions);
    Optional<FactorModel> start = last.filter(model -> model.config().rank() == als.rank());
    FactorModel factors =
        start.isPresent()
            ? training.train(interactions, demand, trainedTo, swept, start.get())
            : training.train(interactions, demand, trainedTo, swept);
    Size size = new Size(interactions.users(), interactions.items(), interactions.size());
    return Optional.of(finish(interactions, choice, factors, size, loss[0], baskets));
  }

  /** Chooses how to train on what is held out. */
  CollaborativeTuner.Choice choose(Interactions interactions) {
    progress.advanced(Stage.TUNE, 0, 1, "");
    CollaborativeTuner.Choice choice =
        new CollaborativeTuner(
                config.als(interactions),
                ItemItemConfig.forData(interactions),
                config.demand(),
                SpdSolvers.forTraining(config.threads()),
                config.threads())
            .choose(interactions);
    progress.advanced(Stage.TUNE, 1, 1, "");
    return choice;
  }

  /**
   * Trains what goes with the factors.
   *
   * @param interactions those that the factors were trained on, or a sample of them
   * @param size of what the factors were trained on
   * @param loss of the factors
   */
  Trained finish(
      Interactions interactions,
      CollaborativeTuner.Choice choice,
      FactorModel factors,
      Size size,
      double loss,
      Baskets baskets) {
    progress.advanced(Stage.ITEM_ITEM, 0, 1, "");
    ItemItemModel itemItem =
        new ItemItemTrainer(choice.itemItem(), config.threads())
            .train(interactions, config.demand().multipliers(interactions), trainedTo);
    progress.advanced(Stage.ITEM_ITEM, 1, 1, "");
    BasketModel together = BasketTrainer.train(baskets.sold());
    SortedMap<String, String> metrics = metrics(size, factors.config(), choice, loss);
    metrics.put("baskets", String.valueOf(baskets.size()));
    return new Trained(new Models(factors, itemItem, choice.blend(), together), metrics);
  }

  /** The matrix of ratings of items on sale. */
  Interactions interactions(Collection<Rating> ratings) {
    long newest = Long.MIN_VALUE;
    for (Rating each : ratings) {
      newest = Math.max(newest, each.last());
    }
    Interactions.Builder builder = Interactions.builder();
    for (Rating each : ratings) {
      float weight = config.weight(each.strength(), each.last(), newest);
      if (weight > 0) {
        builder.add(each.shopper(), each.itemId(), weight, Instant.ofEpochMilli(each.last()));
      }
    }
    return builder.build();
  }

  private static SortedMap<String, String> metrics(
      Size size, AlsConfig als, CollaborativeTuner.Choice choice, double loss) {
    SortedMap<String, String> metrics = new TreeMap<>(choice.figures());
    metrics.put("users", String.valueOf(size.users()));
    metrics.put("items", String.valueOf(size.items()));
    metrics.put("interactions", String.valueOf(size.interactions()));
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

  /** A loss for people. */
  static String shown(double loss) {
    return String.format(Locale.ROOT, "%.6f", loss);
  }
}
