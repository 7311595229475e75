package dev.souk.domain;

import java.math.BigDecimal;

/**
 * An amount in a currency, written as in the Google Merchant product specification: {@code "15.00
 * USD"}.
 *
 * @param amount 0 or more
 * @param currency ISO 4217 code, three capital letters
 */
public record Money(BigDecimal amount, String currency) {

  private static final String FORM = "an amount and a currency, such as '15.00 USD'";

  /**
   * @throws InvalidInputException if {@code amount} is negative or {@code currency} is not three
   *     capital letters
   */
  public Money {
    if (amount.signum() < 0) {
      throw new InvalidInputException("price", amount, "0 or more");
    }
    if (!isCode(currency)) {
      throw new InvalidInputException("currency", currency, "an ISO 4217 code, such as 'USD'");
    }
  }

  private static boolean isCode(String currency) {
    if (currency.length() != 3) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      if (currency.charAt(i) < 'A' || currency.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads {@code "15.00 USD"}.
   *
   * @throws InvalidInputException if {@code text} has another form
   */
  public static Money parse(String field, String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length != 2 || parts[0].length() > 20) {
      throw new InvalidInputException(field, text, FORM);
    }
    try {
      BigDecimal amount = new BigDecimal(parts[0]);
      if (amount.signum() < 0 || amount.scale() > 6 || amount.precision() - amount.scale() > 13) {
        throw new InvalidInputException(field, text, FORM);
      }
      return new Money(amount, parts[1]);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(field, text, FORM);
    }
  }

  /** The amount as a double, for sorting, ranges and statistics. */
  public double value() {
    return amount.doubleValue();
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
