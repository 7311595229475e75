package dev.souk.retrieval.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PricePhraseTest {

  private static PricePhrase price(String words, String filter, String rest) {
    PricePhrase price = PricePhrase.find(words);
    assertNotNull(price, words);
    assertEquals(filter, price.filter(), words);
    assertEquals(rest, price.rest().strip().replaceAll("\\s+", " "), words);
    return price;
  }

  @Test
  void englishPrices() {
    price("red dress under 50", "price:[0 TO 50]", "red dress");
    price("lamp over £20", "price:[20 TO *]", "lamp");
    price("Sony headphones between $100 and $200", "price:[100 TO 200]", "Sony headphones");
    price("phone less than 1,000 dollars black", "price:[0 TO 1000]", "phone black");
    price("shoes from 20 to 40.50", "price:[20 TO 40.50]", "shoes");
    price("bag $15 or less", "price:[0 TO 15]", "bag");
    price("mug < 5", "price:[0 TO 5]", "mug");
    price("lamp £10-£20 red", "price:[10 TO 20]", "lamp red");
  }

  @Test
  void chinesePrices() {
    price("200元以下的耳机", "price:[0 TO 200]", "的耳机");
    price("50到100元的手机壳", "price:[50 TO 100]", "的手机壳");
    price("耳机 不超过300块", "price:[0 TO 300]", "耳机");
    price("1000元以上手机", "price:[1000 TO *]", "手机");
    price("¥50-100 台灯", "price:[50 TO 100]", "台灯");
  }

  @Test
  void aRangeWithoutCurrency_isUncertain_andOnlyAtTheEnd() {
    assertFalse(
        price("sony headphones 100-200", "price:[100 TO 200]", "sony headphones").certain());
    assertTrue(
        price("sony headphones $100-200", "price:[100 TO 200]", "sony headphones").certain());
    assertNull(PricePhrase.find("series 100-200 headphones"));
  }

  @Test
  void whatIsNoPrice() {
    for (String words :
        List.of(
            "cheap lamp",
            "tv under 55 inch",
            "over 5 years old toy",
            "bulb under 60w",
            "bottle up to 500 ml",
            "3岁以下玩具",
            "手机 100cm以下",
            "iphone 12",
            "under 50",
            "canon 70-300mm",
            "levis 501-100",
            "sofa under 2m",
            "discover 30 songs",
            "200-100 lamp")) {
      assertNull(PricePhrase.find(words), words);
    }
  }
}
