package dev.souk.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a shop sells, with the Google Merchant product specification's names.
 *
 * @param id unique in the shop, 1 to 100 characters
 * @param title 1 to 500 characters
 * @param description may be empty, at most 20,000 characters
 * @param price the regular price
 * @param salePrice the price now, if reduced
 * @param brand or null
 * @param productType the shop's category path, outermost first ({@code "Home > Lighting"} is two
 *     elements); may be empty
 * @param availability whether it can be bought
 * @param itemGroupId common to the variants of one product, or null
 * @param link the product page, or null
 * @param imageLink or null
 * @param language of title and description as BCP 47, or null if unknown
 * @param attributes the rest ({@code color}, {@code size}, {@code material}, {@code gender}, ...),
 *     by name
 */
public record Item(
    String id,
    String title,
    String description,
    Money price,
    @Nullable Money salePrice,
    @Nullable String brand,
    List<String> productType,
    Availability availability,
    @Nullable String itemGroupId,
    @Nullable String link,
    @Nullable String imageLink,
    @Nullable String language,
    Map<String, String> attributes) {

  /**
   * @throws InvalidInputException if {@code id} or {@code title} is blank or too long, or {@code
   *     description} is too long
   */
  public Item {
    id = Checks.text("id", id, 100);
    title = Checks.text("title", title, 500);
    if (description.length() > 20_000) {
      throw new InvalidInputException(
          "description", description.length() + " characters", "at most 20000");
    }
    productType = List.copyOf(productType);
    attributes =
        attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** What the shopper pays now. */
  public Money effectivePrice() {
    return salePrice != null ? salePrice : price;
  }

  /** What changes often. */
  public Offer offer() {
    return new Offer(price, salePrice, availability);
  }

  /** The same item at another price or with another stock. */
  public Item with(Offer offer) {
    return new Item(
        id,
        title,
        description,
        offer.price(),
        offer.salePrice(),
        brand,
        productType,
        offer.availability(),
        itemGroupId,
        link,
        imageLink,
        language,
        attributes);
  }

  /** The category path as one string, {@code "Home > Lighting"}, empty if there is none. */
  public String category() {
    return String.join(" > ", productType);
  }
}
