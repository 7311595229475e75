package dev.souk.jobs.indicators;

import dev.souk.view.schema.IndicatorsSchema;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a shopper's history was when it was last told of, and what it is now.
 *
 * @param shopper who
 * @param before purchases that were told of
 * @param after purchases that are true now
 * @param purchases by item, how many were not told of yet, whether it was kept or not
 */
public record HistoryChange(
    String shopper, List<Purchase> before, List<Purchase> after, Map<String, Integer> purchases) {

  private static final byte[] NONE = {};

  /** Gives to each item's row what it must take back and what it must add, and no more. */
  public void tell(Consumer<IndicatorChange> rows) {
    Map<String, Companions> were = PurchaseHistory.of(shopper, before);
    Map<String, Companions> are = PurchaseHistory.of(shopper, after);
    were.forEach((item, companions) -> {
      if (!companions.equals(are.get(item))) {
        rows.accept(change(item, 0, -1, companions));
      }
    });
    are.forEach((item, companions) -> {
      int bought = purchases.getOrDefault(item, 0);
      if (!companions.equals(were.get(item))) {
        rows.accept(change(item, bought, 1, companions));
      } else if (bought > 0) {
        rows.accept(new IndicatorChange(item, 0, bought, 0, 0, 0, 0, NONE));
      }
    });
    purchases.forEach((item, bought) -> {
      if (!are.containsKey(item)) {
        rows.accept(new IndicatorChange(item, 0, bought, 0, 0, 0, 0, NONE));
      }
    });
    int more = after.size() - before.size();
    if (more != 0) {
      rows.accept(new IndicatorChange(IndicatorsSchema.ALL, 0, 0, more, 0, 0, 0, NONE));
    }
  }

  private IndicatorChange change(String item, int bought, int shoppers, Companions companions) {
    return new IndicatorChange(
        item,
        Sample.level(shopper, item),
        bought,
        shoppers,
        companions.period(),
        companions.same(),
        companions.direct(),
        PackedNames.pack(companions.items()));
  }
}
