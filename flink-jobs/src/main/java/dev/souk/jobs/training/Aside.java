package dev.souk.jobs.training;

/**
 * What training has to know beside the evidence, flat: an item that is no longer sold, one that is
 * and where its words put it, or a basket.
 *
 * @param item the item, empty if this is a basket
 * @param place its place in the space of meaning, none if it is no longer sold
 * @param basket its items, none if this is an item
 */
public record Aside(String item, float[] place, String[] basket) {

  private static final float[] NOWHERE = new float[0];
  private static final String[] NO_ITEMS = new String[0];

  static Aside deletion(CatalogEntry change) {
    return new Aside(change.itemId(), NOWHERE, NO_ITEMS);
  }

  static Aside item(CatalogEntry change, float[] place) {
    return new Aside(change.itemId(), place, NO_ITEMS);
  }

  /** Something beside the evidence that is nothing. */
  static Aside nothing() {
    return new Aside("", NOWHERE, NO_ITEMS);
  }

  /** Whether it says that an item is no longer sold. */
  boolean isDeletion() {
    return !item.isEmpty() && place.length == 0;
  }

  static Aside basket(Basket basket) {
    return new Aside("", NOWHERE, basket.items());
  }
}
