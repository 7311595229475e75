package dev.souk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource({
    "RED LUNCH BOX, ENGLISH",
    "轻奢纯棉刺绣水洗四件套, CHINESE",
    "澳洲羊羔毛AB面盖毯, CHINESE",
    "iPhone 手机壳, MIXED",
    "'', UNKNOWN",
    "42 !, UNKNOWN",
    "𠮷, CHINESE",
  })
  void byScript(String text, Language expected) {
    assertEquals(expected, Languages.of(text));
  }
}
