package dev.souk.jobs.training;

/**
 * What training has to know beside the evidence, flat: an item that is no longer sold, or a basket.
 *
 * @param deleted the item, empty if this is a basket
 * @param basket its items, none if this is a deletion
 */
public record Aside(String deleted, String[] basket) {

  static Aside deletion(CatalogEntry change) {
    return new Aside(change.itemId(), new String[0]);
  }

  static Aside basket(Basket basket) {
    return new Aside("", basket.items());
  }
}
