package dev.souk.retrieval.taste;

import dev.souk.domain.EventKind;
import dev.souk.domain.Touch;
import dev.souk.retrieval.SearchRequest.Visit;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** The sum for one item. */
  static final class Sum {
    private double weight;
    private float strength;
    private int age = Integer.MAX_VALUE;
    private int purchases;

    double weight() {
      return weight;
    }

    float strength() {
      return purchases > 0 ? 1 : Math.max(SLIGHTEST, Math.min(1, strength));
    }

    int age() {
      return age;
    }

    boolean owned() {
      return purchases > 0;
    }
  }

  private final Map<String, Sum> byItem = new LinkedHashMap<>();

  /** Of a shopper's profile and of what the request tells, the most recent last. */
  static Touches of(List<Touch> profile, List<Visit> visits) {
    Touches touches = new Touches();
    touches.addProfile(profile, visits.size());
    touches.addVisits(visits);
    return touches;
  }

  private void addProfile(List<Touch> touches, int visitsSince) {
    List<Touch> latestFirst = new ArrayList<>(touches);
    latestFirst.sort(Comparator.comparingLong(Touches::minute).reversed());
    int age = visitsSince;
    long minute = latestFirst.isEmpty() ? 0 : minute(latestFirst.getFirst());
    for (Touch touch : latestFirst) {
      if (minute(touch) != minute) {
        minute = minute(touch);
        age++;
      }
      sum(touch.itemId()).age = age;
    }
    for (Touch touch : touches) {
      Sum sum = sum(touch.itemId());
      sum.weight += touch.weight();
      sum.strength += touch.strongest().weight() / EventKind.PURCHASE.weight();
      sum.purchases += touch.purchases();
    }
  }

  /** Training tells times apart by the minute. */
  private static long minute(Touch touch) {
    return Math.floorDiv(touch.last().getEpochSecond(), 60L);
  }

  private void addVisits(List<Visit> visits) {
    for (int i = 0; i < visits.size(); i++) {
      Visit visit = visits.get(i);
      float weight = visit.kind().weight();
      Sum sum = sum(visit.itemId());
      int age = visits.size() - 1 - i;
      sum.weight += weight * Math.pow(0.5, age / HALF_EVENTS);
      sum.age = Math.min(sum.age, age);
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
