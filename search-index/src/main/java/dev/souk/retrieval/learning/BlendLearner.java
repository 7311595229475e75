package dev.souk.retrieval.learning;

import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.representation.collaborative.Rehearsal.Asked;
import dev.souk.retrieval.FeedRehearsal;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.view.schema.LearnedBlend;
import dev.souk.view.schema.LearnedBlend.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Learns what the sources of a feed weigh: shoppers of a {@link Rehearsal} are asked for by the
 * code that serves feeds, and the weights are those that make what they turned out to want likely
 * among what the sources put first ({@link ConditionalLogit}), held near the weights by hand; or
 * the collaborative models' alone, if that is worth more to the same shoppers. Every other shopper
 * is not learned from but asked twice more, with both weights: those learned are to be served only
 * if they are worth more, by more than the standard error of the difference (the rule of Breiman et
 * al., "Classification and Regression Trees", 1984). Where all weights near those by hand are
 * alike, there is nothing to win by changing them, and something to lose, for what shoppers want
 * next is not quite what they wanted before.
 *
 * <p>The same rehearsal and items give the same weights on any number of threads. Thread-safe.
 */
public final class BlendLearner {

  private static final int MOST_ASKED = 4000;

  /** Of the candidates, what each source and the weights by hand put first. */
  private static final int HEAD = 2 * Rehearsal.FEED;

  /** Of each half; with fewer, neither the weights nor the comparison would tell anything. */
  private static final int FEWEST = 50;

  /** To weigh a source half as much again, or half as much, costs half a unit of likelihood. */
  private static final double STIFFNESS = 4;

  /** A source that weighs nothing by hand may be found to weigh something all the same. */
  private static final double LEAST_PRIOR = 0.1;

  /**
   * What a source keeps of its weight by hand: enough to speak where all others are silent, as of a
   * guest or a new item, and too little to be heard beside them.
   */
  private static final double LEAST_SHARE = 0.01;

  private final FeedRehearsal feeds;
  private final Rows rows;
  private final Blend profile;
  private final List<SourceKind> kinds = new ArrayList<>();

  /** Does independent work on rows, on any threads. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Does it on rows 0 to {@code count}, exclusive, and waits.
     *
     * @return false if it was given up before all was done
     */
    boolean run(int count, IntConsumer work);
  }

  /**
   * @param feeds asks for feeds, of a shop as it was before what is held out
   * @param rows spreads the work
   */
  public BlendLearner(FeedRehearsal feeds, Rows rows) {
    this.feeds = feeds;
    this.rows = rows;
    profile = RankingProfile.standard().feed();
    for (SourceKind kind : SourceKind.values()) {
      if (rehearsable(kind) && profile.weight(kind) > 0) {
        kinds.add(kind);
      }
    }
  }

  /** Whether a source can be asked without hearing of what is held out. */
  private static boolean rehearsable(SourceKind kind) {
    return switch (kind) {
      case FACTORS, ITEM_ITEM, INDICATORS, POPULARITY, INTEREST, VECTOR, AFFINITY -> true;
      // A feed has no words; the others are counted from all of the log.
      case TEXT, TOGETHER, TREND -> false;
    };
  }

  /** Learns and compares; empty if there are too few shoppers to learn from, or it was given up. */
  public Optional<LearnedBlend> learn(Rehearsal rehearsal) {
    int asked = Math.min(MOST_ASKED, rehearsal.size());
    int[] numbers = new int[asked];
    for (int n = 0; n < asked; n++) {
      numbers[n] = (int) ((long) n * rehearsal.size() / asked);
    }
    Blend hand = of(weights(profile)).withFactorShare(rehearsal.blend().factorShare());
    List<Choices> examples = examples(rehearsal, numbers, weights(hand));
    int compared = asked / 2;
    if (examples.size() < FEWEST || compared < FEWEST) {
      return Optional.empty();
    }
    Blend learned =
        better(rehearsal, numbers, of(fit(examples, weights(hand))), of(alone(weights(hand))));
    if (learned == null) {
      return Optional.empty();
    }
    @Nullable Value[] byHand = new @Nullable Value[asked];
    @Nullable Value[] byLearning = new @Nullable Value[asked];
    boolean done =
        rows.run(
            compared,
            c -> {
              int n = 2 * c + 1;
              byHand[n] = value(rehearsal, numbers[n], hand);
              byLearning[n] = value(rehearsal, numbers[n], learned);
            });
    if (!done) {
      return Optional.empty();
    }
    SortedMap<String, Double> weights = new TreeMap<>();
    learned.weights().forEach((kind, weight) -> weights.put(kind.wire(), weight));
    Value worth = mean(byLearning);
    Value before = mean(byHand);
    return Optional.of(
        new LearnedBlend(
            weights,
            examples.size(),
            examples.stream().mapToInt(example -> example.chosen().length).sum(),
            compared,
            worth,
            before,
            better(byLearning, byHand)));
  }

  /** The collaborative models as by hand, all others just loud enough where those are silent. */
  private double[] alone(double[] hand) {
    double[] weights = hand.clone();
    for (int d = 0; d < weights.length; d++) {
      SourceKind kind = kinds.get(d);
      if (kind != SourceKind.FACTORS && kind != SourceKind.ITEM_ITEM) {
        weights[d] = LEAST_SHARE * profile.weight(kind);
      }
    }
    return weights;
  }

  /** Which of two is worth more to those who are learned from; null if it was given up. */
  private @Nullable Blend better(Rehearsal rehearsal, int[] numbers, Blend one, Blend other) {
    @Nullable Value[] byOne = new @Nullable Value[numbers.length];
    @Nullable Value[] byOther = new @Nullable Value[numbers.length];
    boolean done =
        rows.run(
            (numbers.length + 1) / 2,
            g -> {
              byOne[2 * g] = value(rehearsal, numbers[2 * g], one);
              byOther[2 * g] = value(rehearsal, numbers[2 * g], other);
            });
    if (!done) {
      return null;
    }
    return mean(byOne).mean() >= mean(byOther).mean() ? one : other;
  }

  /** Of every other shopper, if a source put something first that they wanted. */
  private List<Choices> examples(Rehearsal rehearsal, int[] numbers, double[] hand) {
    // So that every source is asked, whatever its weight.
    Blend all = of(weights(profile));
    @Nullable Choices[] gathered = new @Nullable Choices[(numbers.length + 1) / 2];
    boolean done =
        rows.run(
            gathered.length,
            g -> {
              Asked asked = rehearsal.asked(numbers[2 * g]);
              try {
                gathered[g] =
                    Choices.of(
                            kinds.size(),
                            feeds.candidates(asked.history(), all, kinds),
                            asked.wanted())
                        .head(hand, HEAD);
              } catch (IOException e) {
                throw new UncheckedIOException("The items view could not be read", e);
              }
            });
    List<Choices> examples = new ArrayList<>();
    if (!done) {
      return examples;
    }
    for (Choices choices : gathered) {
      if (choices != null && choices.chosen().length > 0) {
        examples.add(choices);
      }
    }
    return examples;
  }

  /** Weights on the scale of those by hand. */
  private double[] fit(List<Choices> examples, double[] hand) {
    // How sharply shoppers choose, first: weights by hand have no scale of their own.
    List<Choices> byHand = examples.stream().map(each -> each.projected(hand)).toList();
    double scale =
        new ConditionalLogit(byHand, new double[] {1}, new double[1], new double[1]).fit()[0];
    double heaviest = Arrays.stream(hand).max().orElse(0);
    double[] near = new double[hand.length];
    double[] stiffness = new double[hand.length];
    double[] least = new double[hand.length];
    for (int d = 0; d < hand.length; d++) {
      near[d] = scale * hand[d];
      double unit = scale * Math.max(hand[d], LEAST_PRIOR * heaviest);
      stiffness[d] = STIFFNESS / (unit * unit);
      least[d] = LEAST_SHARE * scale * profile.weight(kinds.get(d));
    }
    double[] fitted = new ConditionalLogit(examples, near, stiffness, least).fit();
    double sum = Arrays.stream(fitted).sum();
    double handSum = Arrays.stream(hand).sum();
    return Arrays.stream(fitted).map(weight -> weight * handSum / sum).toArray();
  }

  private Value value(Rehearsal rehearsal, int number, Blend blend) {
    try {
      double[] value =
          rehearsal.recallAndNdcg(
              number, feeds.feed(rehearsal.asked(number).history(), blend, Rehearsal.FEED));
      return new Value(value[0], value[1]);
    } catch (IOException e) {
      throw new UncheckedIOException("The items view could not be read", e);
    }
  }

  private static Value mean(@Nullable Value[] values) {
    double recall = 0;
    double ndcg = 0;
    int count = 0;
    for (Value value : values) {
      if (value != null) {
        recall += value.recall();
        ndcg += value.ndcg();
        count++;
      }
    }
    return new Value(recall / count, ndcg / count);
  }

  /** Whether the mean of the differences is above its standard error. */
  private static boolean better(@Nullable Value[] values, @Nullable Value[] than) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int n = 0; n < values.length; n++) {
      Value value = values[n];
      Value other = than[n];
      if (value != null && other != null) {
        double difference = value.mean() - other.mean();
        sum += difference;
        squares += difference * difference;
        count++;
      }
    }
    double mean = sum / count;
    double variance = Math.max(0, squares / count - mean * mean);
    return mean > Math.sqrt(variance / count);
  }

  private double[] weights(Blend blend) {
    return kinds.stream().mapToDouble(blend::weight).toArray();
  }

  private Blend of(double[] weights) {
    Map<SourceKind, Double> byKind = new EnumMap<>(SourceKind.class);
    for (int d = 0; d < weights.length; d++) {
      byKind.put(kinds.get(d), weights[d]);
    }
    return Blend.of(byKind).with(profile.diversity());
  }
}
