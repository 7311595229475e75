package dev.souk.benchmarks.search;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every engine is given of a product.
 *
 * @param id unique
 * @param title not blank
 * @param brand or null
 * @param category or null
 * @param description may be empty
 * @param cents the price
 * @param popularity a weight for completions, 1 or more
 */
record Product(
    String id,
    String title,
    @Nullable String brand,
    @Nullable String category,
    String description,
    int cents,
    int popularity) {

  /** As the shop has it. */
  Item item() {
    return new Item(
        id,
        title,
        description,
        new Money(BigDecimal.valueOf(cents, 2), "USD"),
        null,
        brand,
        category == null ? List.of() : List.of(category),
        Availability.IN_STOCK,
        null,
        null,
        null,
        "en",
        Map.of());
  }

  double price() {
    return cents / 100.0;
  }

  /**
   * One text in which the words stand as often as they weigh with Souk: those of the title three
   * times, those of brand, category and description once.
   */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      text.append(title).append(" . ");
    }
    if (category != null) {
      text.append(category).append(" . ");
    }
    if (brand != null) {
      text.append(brand).append(" . ");
    }
    return text.append(description).toString();
  }
}
