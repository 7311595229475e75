package dev.souk.domain;

/** Whether an item can be bought, with the Merchant specification's names. */
public enum Availability {
  IN_STOCK,
  OUT_OF_STOCK,
  PREORDER,
  BACKORDER;

  /** The Merchant name, such as {@code in_stock}. */
  public String wire() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * @throws InvalidInputException if {@code text} is no Merchant name
   */
  public static Availability parse(String text) {
    for (Availability availability : values()) {
      if (availability.wire().equals(text)) {
        return availability;
      }
    }
    throw new InvalidInputException(
        "availability", text, "one of in_stock, out_of_stock, preorder, backorder");
  }
}
