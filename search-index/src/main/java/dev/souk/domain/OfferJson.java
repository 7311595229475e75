package dev.souk.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Price and stock as JSON, with the Google Merchant product specification's field names. The
 * contract is docs/event-schema.md. Stateless.
 */
public final class OfferJson {

  private static final String PRICE = "price";
  private static final String SALE_PRICE = "sale_price";
  private static final String AVAILABILITY = "availability";
  private static final Set<String> NAMES = Set.of(PRICE, SALE_PRICE, AVAILABILITY);

  private OfferJson() {}

  /**
   * Reads a change: any of {@code price}, {@code sale_price} and {@code availability}. A {@code
   * sale_price} of null ends the sale.
   *
   * @throws InvalidInputException if it names none of them, or one is invalid, or the two prices
   *     have different currencies
   */
  public static OfferPatch parsePatch(JsonNode json) {
    return patch(new Fields(json, ""));
  }

  static OfferPatch patch(Fields offer) {
    String availability = offer.text(AVAILABILITY);
    Money price = offer.money(PRICE);
    Money salePrice = offer.money(SALE_PRICE);
    if (price != null && salePrice != null && !price.currency().equals(salePrice.currency())) {
      throw new InvalidInputException(
          offer.name(SALE_PRICE), salePrice, "in the currency of the price, " + price.currency());
    }
    return new OfferPatch(
        price,
        offer.names(SALE_PRICE),
        salePrice,
        availability == null ? null : Availability.parse(availability));
  }

  /** Puts what {@code patch} names into {@code json}. */
  public static void write(ObjectNode json, OfferPatch patch) {
    put(json, PRICE, patch.price());
    if (patch.namesSalePrice() && patch.salePrice() == null) {
      json.putNull(SALE_PRICE);
    }
    put(json, SALE_PRICE, patch.salePrice());
    if (patch.availability() != null) {
      json.put(AVAILABILITY, patch.availability().wire());
    }
  }

  /** Puts {@code offer} into an item or an object of its own. */
  public static ObjectNode write(ObjectNode json, Offer offer) {
    put(json, PRICE, offer.price());
    put(json, SALE_PRICE, offer.salePrice());
    return json.put(AVAILABILITY, offer.availability().wire());
  }

  /**
   * Reads a whole offer, as {@link #write(ObjectNode, Offer)} wrote it.
   *
   * @throws InvalidInputException if a field is missing or invalid
   */
  public static Offer parse(JsonNode json) {
    Fields offer = new Fields(json, "");
    Money price = offer.money(PRICE);
    if (price == null) {
      throw new InvalidInputException(PRICE, null, "an amount and a currency");
    }
    return new Offer(
        price, offer.money(SALE_PRICE), Availability.parse(offer.needed(AVAILABILITY)));
  }

  /** Takes price and stock out of an item, so that what is left changes seldom. */
  public static ObjectNode removeFrom(ObjectNode item) {
    item.remove(NAMES);
    return item;
  }

  private static void put(ObjectNode json, String field, @Nullable Money money) {
    if (money != null) {
      json.put(field, money.toString());
    }
  }
}
