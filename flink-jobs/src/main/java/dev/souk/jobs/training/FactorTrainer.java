package dev.souk.jobs.training;

import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.jobs.training.blocks.Rating;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.BasketTrainer;
import dev.souk.representation.collaborative.CollaborativeTuner;
import dev.souk.representation.collaborative.ContentMap;
import dev.souk.representation.collaborative.ContentMapTrainer;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.ImplicitAls;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.collaborative.ItemItemConfig;
import dev.souk.representation.collaborative.ItemItemModel;
import dev.souk.representation.collaborative.ItemItemTrainer;
import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.representation.collaborative.SpdSolvers;
import dev.souk.view.schema.FactorsSchema.Models;
import dev.souk.view.schema.LearnedBlend;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
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
 * @param target the shop, and what is known of it beside the evidence
 * @param progress is told
 */
record FactorTrainer(TrainingConfig config, FactorsTarget target, TrainingProgress progress) {

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
   * What is decided before the models of all are trained, and by models that are gone by then.
   *
   * @param choice how to train them
   * @param feed what the sources of a feed weigh; null if there is too little to learn it from
   */
  record Decided(CollaborativeTuner.Choice choice, @Nullable LearnedBlend feed)
      implements Serializable {}

  /**
   * Trains; the order of the evidence and of what is beside it does not matter.
   *
   * @param last factors to begin with, if of the same rank
   * @return the models, empty if there is nothing left to learn from
   * @throws IOException if the views cannot be read
   */
  Optional<Trained> train(Collection<Rating> evidence, Asides asides, Optional<FactorModel> last)
      throws IOException {
    Set<String> deleted = asides.deleted();
    Interactions interactions =
        interactions(evidence.stream().filter(r -> !deleted.contains(r.itemId())).toList());
    if (interactions.size() == 0) {
      return ofGuests(asides);
    }
    Decided decided = decide(interactions);
    AlsConfig als = decided.choice().als();
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
            ? training.train(interactions, demand, target.until(), swept, start.get())
            : training.train(interactions, demand, target.until(), swept);
    Size size = new Size(interactions.users(), interactions.items(), interactions.size());
    return Optional.of(finish(interactions, decided, factors, size, loss[0], asides));
  }

  /**
   * Chooses on what is held out how to train, and learns from it what feeds are to weigh.
   *
   * @throws IOException if the views cannot be read
   */
  Decided decide(Interactions interactions) throws IOException {
    int most = CollaborativeTuner.MOST_TRAININGS;
    progress.advanced(Stage.TUNE, 0, most, "");
    CollaborativeTuner.Tuned tuned =
        new CollaborativeTuner(
                config.als(interactions),
                config.free(),
                ItemItemConfig.forData(interactions),
                config.demand(),
                SpdSolvers.forTraining(config.threads()),
                config.threads())
            .choose(interactions, models -> progress.advanced(Stage.TUNE, models, most, ""));
    progress.advanced(Stage.TUNE, most, most, "");
    Rehearsal rehearsal = tuned.rehearsal();
    LearnedBlend feed =
        rehearsal == null ? null : target.learn(rehearsal, config, progress).orElse(null);
    return new Decided(tuned.choice(), feed);
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
      Decided decided,
      FactorModel factors,
      Size size,
      double loss,
      Asides asides) {
    CollaborativeTuner.Choice choice = decided.choice();
    progress.advanced(Stage.ITEM_ITEM, 0, 1, "");
    ItemItemModel itemItem =
        new ItemItemTrainer(choice.itemItem(), config.threads())
            .train(interactions, config.demand().multipliers(interactions), target.until());
    progress.advanced(Stage.ITEM_ITEM, 1, 1, "");
    BasketModel together = BasketTrainer.train(asides.sold());
    SortedMap<String, String> metrics = metrics(size, factors.config(), choice, loss);
    metrics.put("baskets", String.valueOf(asides.baskets()));
    metrics.putAll(metrics(decided.feed()));
    Optional<ContentMapTrainer.Learned> content =
        ContentMapTrainer.train(target.basis(), factors, asides.places());
    content.ifPresent(learned -> metrics.put("content-map-explains", shown(learned.gain())));
    ContentMap newcomers = content.map(ContentMapTrainer.Learned::map).orElse(null);
    return new Trained(
        new Models(factors, itemItem, choice.blend(), together, newcomers, decided.feed()),
        metrics);
  }

  /** What orders tell where no shopper is known by name; empty if they tell nothing either. */
  Optional<Trained> ofGuests(Asides asides) {
    BasketModel together = BasketTrainer.train(asides.sold());
    if (together.itemIds().length == 0) {
      return Optional.empty();
    }
    AlsConfig als = config.als(Interactions.builder().build());
    SortedMap<String, String> metrics = new TreeMap<>();
    metrics.put("users", "0");
    metrics.put("baskets", String.valueOf(asides.baskets()));
    return Optional.of(new Trained(Models.ofGuests(together, als, target.until()), metrics));
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
    metrics.put("user-exponent", String.valueOf(choice.itemItem().userExponent()));
    metrics.put("item-exponent", String.valueOf(choice.itemItem().frequencyExponent()));
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

  /** A loss for people. */
  static String shown(double loss) {
    return String.format(Locale.ROOT, "%.6f", loss);
  }
}
