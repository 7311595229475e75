package dev.souk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PinyinTest {

  @Test
  void syllablesAreTypedLettersWithoutTone() {
    assertEquals("shou", Pinyin.of('手'));
    assertEquals("ji", Pinyin.of('机'));
    assertEquals("nv", Pinyin.of('女'));
    assertEquals("lve", Pinyin.of('略'));
  }

  @Test
  void whatIsNotChineseHasNone() {
    assertEquals("", Pinyin.of('a'));
    assertEquals("", Pinyin.of('の'));
    assertEquals("", Pinyin.of(0x1F600));
  }

  @Test
  void textKeepsWhatHasNoReading() {
    assertEquals("iPhone shoujike", Pinyin.of("iPhone 手机壳"));
    assertEquals("", Pinyin.of(""));
  }

  @Test
  void nearlyEveryCharacterHasAReadingOfLetters() {
    int without = 0;
    for (int c = 0x4E00; c <= 0x9FA5; c++) {
      String syllable = Pinyin.of(c);
      assertTrue(syllable.matches("[a-z]{0,6}"), () -> syllable);
      without += syllable.isEmpty() ? 1 : 0;
    }
    assertTrue(without < 200, "without a reading: " + without);
  }
}
