package dev.souk.jobs.profiles;

import dev.souk.domain.Profile;
import dev.souk.domain.Touch;
import dev.souk.jobs.parse.ShopperEvent;
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
 */
public final class ShopperState {

  /** Categories, and brands, that are remembered. */
  static final int NAMES = 500;

  private static final Comparator<Touch> RECENT_FIRST =
      Comparator.comparing(Touch::last).reversed().thenComparing(Touch::itemId);

  long asOf = Long.MIN_VALUE;
  long events;
  final Map<String, TouchState> touches = new HashMap<>();
  final Map<String, DecayedSum> categories = new HashMap<>();
  final Map<String, DecayedSum> brands = new HashMap<>();
  DecayedSum prices = new DecayedSum();
  DecayedSum priceLogs = new DecayedSum();

  /** Adds one record. */
  public void add(ShopperEvent event, Decay decay, int items) {
    asOf = Math.max(asOf, event.time());
    if (event.first()) {
      events++;
    }
    String itemId = event.itemId();
    if (itemId == null) {
      return;
    }
    touches
        .computeIfAbsent(itemId, _ -> new TouchState(event.kind()))
        .add(event.kind(), event.time(), decay);
    forgetOldest(touches, items, TouchState::last);
    add(categories, event.category(), event, decay);
    add(brands, event.brand(), event, decay);
    if (event.kind().weight() > 0 && event.price() > 0) {
      // Shifted, so that logarithms of prices down to a millionth are not negative.
      prices.add(1, event.time(), decay);
      priceLogs.add(StrictMath.log(event.price()) + LOG_SHIFT, event.time(), decay);
    }
  }

  private static final double LOG_SHIFT = 14;

  private static void add(
      Map<String, DecayedSum> sums, @Nullable String name, ShopperEvent event, Decay decay) {
    if (name != null) {
      sums.computeIfAbsent(name, _ -> new DecayedSum())
          .add(event.kind().weight(), event.time(), decay);
      forgetOldest(sums, NAMES, DecayedSum::asOf);
    }
  }

  /** Forgets the least recent, of equally old ones the first by name. */
  private static <T> void forgetOldest(Map<String, T> known, int max, ToLongFunction<T> last) {
    if (known.size() <= max) {
      return;
    }
    String oldest = null;
    long oldestTime = Long.MAX_VALUE;
    for (Map.Entry<String, T> entry : known.entrySet()) {
      long time = last.applyAsLong(entry.getValue());
      if (oldest == null
          || time < oldestTime
          || (time == oldestTime && entry.getKey().compareTo(oldest) < 0)) {
        oldest = entry.getKey();
        oldestTime = time;
      }
    }
    known.remove(oldest);
  }

  /** As published. */
  public Profile profile(String shopper, Decay decay) {
    List<Touch> items = new ArrayList<>(touches.size());
    for (Map.Entry<String, TouchState> entry : touches.entrySet()) {
      items.add(entry.getValue().touch(entry.getKey(), asOf, decay));
    }
    items.sort(RECENT_FIRST);
    double count = prices.at(asOf, decay);
    return new Profile(
        shopper,
        Instant.ofEpochMilli(asOf),
        events,
        items,
        weights(categories, decay),
        weights(brands, decay),
        count == 0 ? 0 : priceLogs.at(asOf, decay) / count - LOG_SHIFT);
  }

  private Map<String, Double> weights(Map<String, DecayedSum> sums, Decay decay) {
    Map<String, Double> weights = new TreeMap<>();
    for (Map.Entry<String, DecayedSum> entry : sums.entrySet()) {
      weights.put(entry.getKey(), entry.getValue().at(asOf, decay));
    }
    return weights;
  }
}
