package dev.souk.representation.collaborative;

import dev.souk.representation.collaborative.HoldOut.Probe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Feeds can be rehearsed with it: models that have not seen what some shoppers wanted last, and
 * those shoppers. Nothing in here was counted from what is held out. Immutable.
 */
public final class Rehearsal {

  /** Length of the feeds that are valued. */
  public static final int FEED = HoldOut.FEED;

  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final int SECONDS_OF_A_MINUTE = 60;

  private final Interactions kept;
  private final List<Probe> probes;
  private final FactorModel factors;
  private final ItemItemModel itemItem;
  private final CollaborativeBlend blend;

  /**
   * A shopper to ask for.
   *
   * @param history what they had touched by then, each item once
   * @param wanted the items that they turned out to want, ascending, none of them in the history
   */
  public record Asked(List<Touched> history, List<String> wanted) {}

  /**
   * An item of a history.
   *
   * @param weight how strongly it was wanted; 1 is a purchase
   * @param minute when last, in minutes since 1970
   */
  public record Touched(String itemId, float weight, int minute) {}

  private Rehearsal(
      Interactions kept,
      List<Probe> probes,
      FactorModel factors,
      ItemItemModel itemItem,
      CollaborativeBlend blend) {
    this.kept = kept;
    this.probes = probes;
    this.factors = factors;
    this.itemItem = itemItem;
    this.blend = blend;
  }

  /**
   * @param factors trained on what {@code holdOut} keeps
   * @param itemItem the same
   * @param blend of both
   */
  static Rehearsal of(
      HoldOut holdOut, FactorModel factors, ItemItemModel itemItem, CollaborativeBlend blend) {
    return new Rehearsal(holdOut.kept(), holdOut.probes(), factors, itemItem, blend);
  }

  /** Latent factors. */
  public FactorModel factors() {
    return factors;
  }

  /** What goes together; it has the items of {@link #factors} in the same order. */
  public ItemItemModel itemItem() {
    return itemItem;
  }

  /** How both are blended, and histories fade. */
  public CollaborativeBlend blend() {
    return blend;
  }

  /** When the latest of what is kept happened. */
  public Instant newest() {
    int newest = Arrays.stream(kept.minutes()).max().orElse(0);
    return Instant.ofEpochSecond((long) newest * SECONDS_OF_A_MINUTE);
  }

  /** How many shoppers there are to ask for. */
  public int size() {
    return probes.size();
  }

  /**
   * One of them.
   *
   * @param number 0 to {@link #size}, exclusive
   */
  public Asked asked(int number) {
    Probe probe = probes.get(number);
    List<String> wanted = new ArrayList<>();
    for (int row : probe.wanted()) {
      wanted.add(factors.itemIds()[row]);
    }
    return new Asked(history(probe.user()), List.copyOf(wanted));
  }

  private List<Touched> history(int user) {
    List<Touched> history = new ArrayList<>();
    SparseRows byUser = kept.byUser();
    for (int e = byUser.starts()[user]; e < byUser.starts()[user + 1]; e++) {
      String id = factors.itemIds()[byUser.column()[e]];
      history.add(new Touched(id, byUser.value()[e], kept.minutes()[e]));
    }
    return List.copyOf(history);
  }

  /** Gives what every shopper had touched by then to {@code histories}, with the shopper's id. */
  public void histories(BiConsumer<String, List<Touched>> histories) {
    for (int user = 0; user < kept.users(); user++) {
      histories.accept(kept.userId(user), history(user));
    }
  }

  /**
   * What a feed is worth to a shopper: the share of what they wanted that is in it, and its
   * normalised discounted gain.
   *
   * @param number of the shopper
   * @param feed ids of items, the first {@link #FEED} of which count
   */
  public double[] recallAndNdcg(int number, List<String> feed) {
    int[] rows = new int[FEED];
    Arrays.fill(rows, -1);
    for (int place = 0; place < Math.min(FEED, feed.size()); place++) {
      rows[place] = Math.max(-1, Arrays.binarySearch(factors.itemIds(), feed.get(place)));
    }
    int[] wanted = probes.get(number).wanted();
    return new double[] {HoldOut.recall(rows, wanted), HoldOut.ndcg(rows, wanted)};
  }

  /**
   * How popular each item of the models is by what is kept, as the signals view has it: the base-2
   * logarithm of its interactions' weights, decayed by whole days, but counted from the newest day
   * and not from 1970, so that it is less by the same for all; negative infinity if there are none.
   *
   * @param halfLifeDays of the decay
   */
  public float[] popularity(int halfLifeDays) {
    int today = (int) (newest().getEpochSecond() / SECONDS_OF_A_MINUTE) / MINUTES_OF_A_DAY;
    double[] sums = new double[kept.items()];
    for (int e = 0; e < kept.size(); e++) {
      int day = Math.floorDiv(kept.minutes()[e], MINUTES_OF_A_DAY);
      double decayed = StrictMath.pow(2, (day - today) / (double) halfLifeDays);
      sums[kept.byUser().column()[e]] += kept.byUser().value()[e] * decayed;
    }
    float[] popularity = new float[sums.length];
    for (int row = 0; row < sums.length; row++) {
      popularity[row] =
          sums[row] == 0
              ? Float.NEGATIVE_INFINITY
              : (float) (StrictMath.log(sums[row]) / StrictMath.log(2));
    }
    return popularity;
  }
}
