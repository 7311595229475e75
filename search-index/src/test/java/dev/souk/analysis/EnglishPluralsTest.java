package dev.souk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishPluralsTest {

  @ParameterizedTest
  @CsvSource({
    "bags, bag",
    "tvs, tv",
    "boxes, box",
    "glasses, glass",
    "dishes, dish",
    "watches, watch",
    "vases, vase",
    "horses, horse",
    "berries, berry",
    "pies, pie",
    "cookies, cookie",
    "potatoes, potato",
    "shoes, shoe",
    "knives, knife",
    "women, woman",
    "dress, dress",
    "christmas, christmas",
    "bonus, bonus",
    "tennis, tennis",
    "gas, gas",
    "80s, 80s",
    "mk2s, mk2s",
    "décors, décors",
    "'', ''",
  })
  void singular(String word, String expected) {
    assertEquals(expected, EnglishPlurals.singular(word));
    assertEquals(expected, EnglishPlurals.singular(expected), "a singular must stay as it is");
  }
}
