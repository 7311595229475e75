package dev.souk.api.shop;

import dev.souk.domain.InvalidInputException;
import java.util.List;

/**
 * What a shop is called, for the page.
 *
 * @param title for the page's head, not blank
 * @param description one or two sentences, may be empty
 * @param language of the catalogue as BCP 47, such as {@code en}
 * @param currency ISO 4217, such as {@code GBP}
 * @param shoppers ids of shoppers that the page's switcher offers, may be empty
 * @param simulated whether shoppers and events are made up; the page says so
 */
public record ShopInfo(
    String title,
    String description,
    String language,
    String currency,
    List<String> shoppers,
    boolean simulated) {

  /**
   * @throws InvalidInputException if {@code title} or {@code language} is blank, or {@code
   *     currency} is not three letters
   */
  public ShopInfo {
    if (title.isBlank()) {
      throw new InvalidInputException("title", "''", "a name to show");
    }
    if (language.isBlank()) {
      throw new InvalidInputException("language", "''", "a BCP 47 tag, such as 'en'");
    }
    if (currency.length() != 3) {
      throw new InvalidInputException("currency", currency, "an ISO 4217 code, such as 'GBP'");
    }
    shoppers = List.copyOf(shoppers);
  }
}
