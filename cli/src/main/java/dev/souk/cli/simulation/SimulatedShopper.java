package dev.souk.cli.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invented shopper. The keys are explained at the top of config/shops/bazaar/shoppers.yaml.
 *
 * @param id shopper id in the events
 * @param name how a demo shows them
 * @param language of the items they look at
 * @param likes weight by category, a category being the beginning of an item's path
 * @param lowest lowest price they look at, in the items' currency
 * @param highest highest price they look at
 * @param gender items with another gender are left out; null leaves out none
 * @param visits visits a week, on average
 * @param views items looked at in a visit, on average, 1 or more
 * @param cart chance that a viewed item goes into the cart
 * @param buy chance that an item in the cart is bought
 * @param review chance that a bought item is reviewed
 * @param explore chance that a view ignores {@code likes}
 */
public record SimulatedShopper(
    String id,
    String name,
    String language,
    Map<String, Double> likes,
    double lowest,
    double highest,
    @Nullable String gender,
    double visits,
    double views,
    double cart,
    double buy,
    double review,
    double explore) {

  /** Keeps the order of {@code likes}, since it is the order of the draws. */
  public SimulatedShopper {
    likes = Collections.unmodifiableMap(new LinkedHashMap<>(likes));
  }
}
