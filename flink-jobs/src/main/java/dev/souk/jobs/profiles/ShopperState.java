package dev.souk.jobs.profiles;

import dev.souk.domain.Profile;
import dev.souk.domain.Touch;
import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.jobs.profiles.Decay.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of a shopper. One value, for its document needs all of it whenever any of
 * it changes. Mutable, not thread-safe.
 *
 * <p>The profile is that of the set of events, whatever their order, to the last bit. The exception
 * is an item (category, brand) that was forgotten because very many others were touched since, and
 * then comes back: it begins anew.
 */
public final class ShopperState {

  /** Categories, and brands, that are published. */
  static final int NAMES = 500;

  private static final Comparator<Touch> RECENT_FIRST =
      Comparator.comparing(Touch::last).reversed().thenComparing(Touch::itemId);

  // Shifted, so that logarithms of prices down to a millionth are not negative.
  private static final double LOG_SHIFT = 14;

  long asOf = Long.MIN_VALUE;
  long events;
  final Map<String, TouchState> touches = new HashMap<>();
  final Map<String, DecayedSum> categories = new HashMap<>();
  final Map<String, DecayedSum> brands = new HashMap<>();
  DecayedSum prices = new DecayedSum();
  DecayedSum priceLogs = new DecayedSum();

  /**
   * Adds one record.
   *
   * @param items distinct items that are published
   */
  public void add(ShopperEvent event, Decay decay, int items) {
    asOf = Math.max(asOf, event.time());
    if (event.first()) {
      events++;
    }
    String itemId = event.itemId();
    if (itemId == null) {
      return;
    }
    Moment moment = decay.at(event.time());
    touches.computeIfAbsent(itemId, _ -> new TouchState(event.kind())).add(event.kind(), moment);
    forgetOldest(touches, items, TouchState::last);
    add(categories, event.category(), event, moment);
    add(brands, event.brand(), event, moment);
    if (event.kind().weight() > 0 && event.price() > 0) {
      prices.add(1, moment);
      priceLogs.add(StrictMath.log(event.price()) + LOG_SHIFT, moment);
    }
  }

  private static void add(
      Map<String, DecayedSum> sums, @Nullable String name, ShopperEvent event, Moment moment) {
    if (name != null) {
      sums.computeIfAbsent(name, _ -> new DecayedSum()).add(event.kind().weight(), moment);
      forgetOldest(sums, NAMES, DecayedSum::last);
    }
  }

  /**
   * Keeps what will be published and a quarter more, so that what comes back soon is still known.
   */
  private static <T> void forgetOldest(
      Map<String, T> known, int published, ToLongFunction<T> last) {
    if (known.size() <= published + Math.max(16, published / 4)) {
      return;
    }
    known.keySet().retainAll(newest(known, published, last).keySet());
  }

  /** The {@code count} most recent; of equally recent ones the first by name. */
  private static <T> Map<String, T> newest(
      Map<String, T> known, int count, ToLongFunction<T> last) {
    if (known.size() <= count) {
      return known;
    }
    List<Map.Entry<String, T>> entries = new ArrayList<>(known.entrySet());
    entries.sort(
        Comparator.comparingLong((Map.Entry<String, T> entry) -> last.applyAsLong(entry.getValue()))
            .reversed()
            .thenComparing(Map.Entry::getKey));
    Map<String, T> newest = HashMap.newHashMap(count);
    for (Map.Entry<String, T> entry : entries.subList(0, count)) {
      newest.put(entry.getKey(), entry.getValue());
    }
    return newest;
  }

  /**
   * As published.
   *
   * @param items distinct items that are published, the most recent
   */
  public Profile profile(String shopper, Decay decay, int items) {
    Moment now = decay.at(asOf);
    List<Touch> recent = new ArrayList<>(touches.size());
    for (Map.Entry<String, TouchState> entry : touches.entrySet()) {
      recent.add(entry.getValue().touch(entry.getKey(), now));
    }
    recent.sort(RECENT_FIRST);
    double count = prices.at(now);
    return new Profile(
        shopper,
        Instant.ofEpochMilli(asOf),
        events,
        recent.subList(0, Math.min(items, recent.size())),
        weights(categories, now),
        weights(brands, now),
        count == 0 ? 0 : rounded(priceLogs.at(now) / count - LOG_SHIFT));
  }

  private static Map<String, Double> weights(Map<String, DecayedSum> sums, Moment now) {
    Map<String, Double> weights = new TreeMap<>();
    for (Map.Entry<String, DecayedSum> sum : newest(sums, NAMES, DecayedSum::last).entrySet()) {
      weights.put(sum.getKey(), published(sum.getValue().at(now)));
    }
    return weights;
  }

  /** A weight as published: not below 0, though more may be known to be taken back than given. */
  static double published(double weight) {
    return weight <= 0 ? 0 : rounded(weight);
  }

  /** To 28 significant bits, a little less than sums are exact to: 5 stays 5. */
  private static double rounded(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return Double.longBitsToDouble((bits + (1L << 24)) & -(1L << 25));
  }
}
