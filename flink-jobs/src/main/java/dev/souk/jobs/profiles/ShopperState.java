package dev.souk.jobs.profiles;

import dev.souk.domain.EventKind;
import dev.souk.jobs.indicators.HistoryChange;
import dev.souk.jobs.indicators.Purchase;
import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.jobs.profiles.Decay.Moment;
import dev.souk.view.schema.ProfileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  // Shifted, so that logarithms of prices down to a millionth are not negative.
  private static final double LOG_SHIFT = 14;

  long asOf = Long.MIN_VALUE;
  long events;
  final Map<String, TouchState> touches = new HashMap<>();
  final Map<String, DecayedSum> categories = new HashMap<>();
  final Map<String, DecayedSum> brands = new HashMap<>();
  DecayedSum prices = new DecayedSum();
  DecayedSum priceLogs = new DecayedSum();

  /** Purchases as indicators were told of them last; null if none has changed since. */
  private @Nullable List<Purchase> told;

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
    if (told == null && changesPurchases(event.kind(), items)) {
      told = purchases(items);
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

  private boolean changesPurchases(EventKind kind, int items) {
    // Where there are too many items, any event lets one be forgotten.
    return kind == EventKind.PURCHASE || kind == EventKind.REFUND || touches.size() >= items;
  }

  /** This state, of whose purchases indicators were never told. */
  ShopperState untold() {
    told = List.of();
    return this;
  }

  /** What was bought and kept, of the items that are published. */
  public List<Purchase> purchases(int items) {
    List<Purchase> purchases = new ArrayList<>();
    if (touches.size() <= items) {
      touches.forEach((item, touch) -> addTo(purchases, item, touch));
    } else {
      for (Map.Entry<String, TouchState> touch :
          newest(touches, TouchState::last).subList(0, items)) {
        addTo(purchases, touch.getKey(), touch.getValue());
      }
    }
    return purchases;
  }

  private static void addTo(List<Purchase> purchases, String item, TouchState touch) {
    if (touch.owned()) {
      purchases.add(new Purchase(item, touch.bought()));
    }
  }

  /**
   * How purchases changed since this was called last, which is remembered as told; null if they did
   * not.
   *
   * @param items distinct items that are published
   */
  @Nullable HistoryChange tellPurchases(String shopper, int items) {
    List<Purchase> before = told;
    if (before == null) {
      return null;
    }
    told = null;
    Map<String, Integer> untold = new HashMap<>();
    touches.forEach((item, touch) -> {
      int purchases = touch.tellPurchases();
      if (purchases > 0) {
        untold.put(item, purchases);
      }
    });
    return new HistoryChange(shopper, before, purchases(items), untold);
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
    Set<String> kept = HashSet.newHashSet(published);
    for (Map.Entry<String, T> entry : newest(known, last).subList(0, published)) {
      kept.add(entry.getKey());
    }
    known.keySet().retainAll(kept);
  }

  /** The most recent first; of equally recent ones the first by name. */
  private static <T> List<Map.Entry<String, T>> newest(
      Map<String, T> known, ToLongFunction<T> last) {
    List<Map.Entry<String, T>> entries = new ArrayList<>(known.entrySet());
    entries.sort((a, b) -> {
      int order = Long.compare(last.applyAsLong(b.getValue()), last.applyAsLong(a.getValue()));
      return order != 0 ? order : a.getKey().compareTo(b.getKey());
    });
    return entries;
  }

  /**
   * The source of the document of the profiles view.
   *
   * @param items distinct items that are published, the most recent
   */
  public byte[] document(String shopper, Decay decay, int items) {
    Moment now = decay.at(asOf);
    List<Map.Entry<String, TouchState>> recent =
        newest(touches, TouchState::last).subList(0, Math.min(items, touches.size()));
    try {
      ProfileWriter document = new ProfileWriter(shopper, asOf, 0, events);
      document.touches(recent.size());
      for (Map.Entry<String, TouchState> touch : recent) {
        touch.getValue().publish(touch.getKey(), now, document);
      }
      publish(categories, now, document);
      publish(brands, now, document);
      double count = prices.at(now);
      return document.end(count == 0 ? 0 : rounded(priceLogs.at(now) / count - LOG_SHIFT));
    } catch (IOException e) {
      throw new UncheckedIOException("A profile cannot be written into memory", e);
    }
  }

  private static void publish(Map<String, DecayedSum> sums, Moment now, ProfileWriter document)
      throws IOException {
    List<Map.Entry<String, DecayedSum>> published =
        sums.size() > NAMES
            ? newest(sums, DecayedSum::last).subList(0, NAMES)
            : new ArrayList<>(sums.entrySet());
    published.sort(Map.Entry.comparingByKey());
    document.weights(published.size());
    for (Map.Entry<String, DecayedSum> sum : published) {
      document.weight(sum.getKey(), published(sum.getValue().at(now)));
    }
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
