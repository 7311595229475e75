package dev.souk.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shopper's live taste. Weights are as of {@code asOf}; being exponentially decayed they keep
 * their proportions as time goes on, so a reader need not decay them further.
 *
 * <p>The text interest is not stored here: it is the weighted sum of the terms of the touched
 * items, which the reader takes from the items view, so that it is always that of the items as they
 * are now and a guest's basket is treated by the same code.
 *
 * @param shopper the id
 * @param asOf event time of the newest event
 * @param events how many events were counted
 * @param touches items, most recent first
 * @param categories decayed weight by category path as events carried it
 * @param brands decayed weight by brand as events carried it
 * @param spend decayed mean of the natural logarithm of prices paid or looked at, 0 if unknown
 */
public record Profile(
    String shopper,
    Instant asOf,
    long events,
    List<Touch> touches,
    Map<String, Double> categories,
    Map<String, Double> brands,
    double spend) {

  public Profile {
    shopper = Checks.text("shopper", shopper, 200);
    touches = List.copyOf(touches);
    categories = Collections.unmodifiableMap(new TreeMap<>(categories));
    brands = Collections.unmodifiableMap(new TreeMap<>(brands));
  }

  /** The profile of somebody of whom nothing is known. */
  public static Profile empty(String shopper) {
    return new Profile(shopper, Instant.EPOCH, 0, List.of(), Map.of(), Map.of(), 0);
  }
}
