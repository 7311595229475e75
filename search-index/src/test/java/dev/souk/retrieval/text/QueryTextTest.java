package dev.souk.retrieval.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {

  /** Words are parted by blanks, the parts of a compound behind it by +. */
  private static String words(String text) {
    StringBuilder words = new StringBuilder();
    for (QueryWord word : QueryText.of(text).words()) {
      words.append(words.isEmpty() ? "" : " ").append(word.term());
      word.parts().forEach(part -> words.append('+').append(part));
    }
    return words.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "Red LAMPS, red lamp",
    "t-light holder, tlight+t+light holder",
    "t light holder, tlight+t+light holder",
    "the-LED bulb, thele+led bulb",
    "plug-and-play hub, plugandplay+plug+play hub",
    "4k tv 55 inch, 4k tv 55inch+55+inch",
    "iphone12 case, iphone12+iphone+12 case",
    "10-15 cm, 10 15 cm",
    "iPhone 手机壳, iphone 手机 机壳",
    "红, 红",
    "的, ''"
  })
  void words_areTermsAndWholeCompounds(String text, String words) {
    assertEquals(words, words(text));
  }

  @Test
  void words_knowWhereTheyStand() {
    String text = "Big  T-Light 手机壳";
    List<QueryWord> words = QueryText.of(text).words();
    assertEquals(
        List.of("Big", "T-Light", "手机", "机壳"),
        words.stream().map(word -> word.typed(text)).toList());
    assertEquals(List.of(false, false, true, true), words.stream().map(QueryWord::bigram).toList());
  }

  @Test
  void characters_areThoseOfBigrams_eachOnce() {
    assertEquals(List.of("手", "机", "壳"), QueryText.of("手机 case 手机壳").characters());
    assertEquals(List.of(), QueryText.of("红 lamp").characters());
  }

  @Test
  void endlessText_endsAfterAWholeWord() {
    List<QueryWord> words = QueryText.of("lamp ".repeat(63) + "table-lamp chair").words();
    assertEquals(QueryText.MOST_WORDS, words.size());
    assertEquals("tablelamp", words.getLast().term());
    assertEquals(List.of("table", "lamp"), words.getLast().parts());
    assertTrue(QueryText.of("手机壳".repeat(100)).characters().size() <= QueryText.MOST_WORDS);
  }
}
