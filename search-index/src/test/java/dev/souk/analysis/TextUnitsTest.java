package dev.souk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextUnitsTest {

  @Test
  void wordsNumbersAndCharactersInTheirOrder() {
    assertEquals(
        List.of("iphone", "15", "手", "机", "壳", "t", "light"),
        TextUnits.of("iPhone15 手机壳, T-Lights!", 100));
  }

  @Test
  void fullWidthFormsAreAsciiAndAccentsStay() {
    assertEquals(List.of("a", "3", "café"), TextUnits.of("Ａ３ Café", 100));
    assertEquals(TextUnits.of("caf\u00e9", 9), TextUnits.of("cafe\u0301", 9));
  }

  @Test
  void everyCharacterOfScriptsWithoutSpacesIsAUnit() {
    assertEquals(List.of("カ", "タ", "か", "한", "글"), TextUnits.of("カタ か 한글", 100));
  }

  @Test
  void stopsAfterSoMany() {
    assertEquals(List.of("a", "b"), TextUnits.of("a b c d", 2));
    assertEquals(List.of(), TextUnits.of(" ,;! ", 5));
    assertEquals(List.of(), TextUnits.of("", 5));
  }
}
