package dev.souk.retrieval.taste;

import dev.souk.domain.EventKind;
import dev.souk.domain.Touch;
import dev.souk.retrieval.SearchRequest.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a shopper did with each item, from a profile and from what the request tells of this visit,
 * added up.
 */
final class Touches {

  /** A visit's events fade with those that came after: half for every so many. */
  private static final double HALF_EVENTS = 20;

  private static final float SLIGHTEST = 0.1f;

  /** What is touched in one visit is about as fresh; the visit of last week is not. */
  private static final double FRESH_HALF_LIFE_MILLIS = 24 * 3600 * 1000.0;

  /**
   * What a touch of an old visit counts beside one of this visit. Collaborative models weigh a
   * whole history alike; without this, one more purchase among hundreds would change nothing that
   * is shown. If all touches are of one time, all count fully.
   */
  private static final float STALE = 0.25f;

  /** The sum for one item. */
  static final class Sum {
    private double weight;
    private float strength;
    private float freshness;
    private int purchases;

    double weight() {
      return weight;
    }

    float strength() {
      float wanted = purchases > 0 ? 1 : Math.max(SLIGHTEST, Math.min(1, strength));
      return wanted * (STALE + (1 - STALE) * freshness);
    }

    boolean owned() {
      return purchases > 0;
    }
  }

  private final Map<String, Sum> byItem = new LinkedHashMap<>();

  void addProfile(List<Touch> touches) {
    long newest = Long.MIN_VALUE;
    for (Touch touch : touches) {
      newest = Math.max(newest, touch.last().toEpochMilli());
    }
    for (Touch touch : touches) {
      Sum sum = sum(touch.itemId());
      double age = newest - touch.last().toEpochMilli();
      sum.freshness = Math.max(sum.freshness, (float) Math.pow(0.5, age / FRESH_HALF_LIFE_MILLIS));
      sum.weight += touch.weight();
      sum.strength += touch.strongest().weight() / EventKind.PURCHASE.weight();
      sum.purchases += touch.purchases();
    }
  }

  void addVisits(List<Visit> visits) {
    for (int i = 0; i < visits.size(); i++) {
      Visit visit = visits.get(i);
      float weight = visit.kind().weight();
      Sum sum = sum(visit.itemId());
      double fade = Math.pow(0.5, (visits.size() - 1 - i) / HALF_EVENTS);
      sum.weight += weight * fade;
      sum.freshness = Math.max(sum.freshness, (float) fade);
      sum.strength += weight / EventKind.PURCHASE.weight();
      sum.purchases += purchases(visit.kind());
    }
  }

  private static int purchases(EventKind kind) {
    return switch (kind) {
      case PURCHASE -> 1;
      case REFUND -> -1;
      case VIEW_ITEM,
          VIEW_ITEM_LIST,
          SELECT_ITEM,
          VIEW_SEARCH_RESULTS,
          ADD_TO_CART,
          REMOVE_FROM_CART,
          ADD_TO_WISHLIST,
          REVIEW ->
          0;
    };
  }

  private Sum sum(String itemId) {
    return byItem.computeIfAbsent(itemId, id -> new Sum());
  }

  /** By item, in the order in which they were first named. */
  Map<String, Sum> byItem() {
    return byItem;
  }
}
