package dev.souk.retrieval.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.retrieval.highlight.Highlights.Fragment;
import dev.souk.retrieval.highlight.Highlights.Range;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlighterTest {

  private static Item item(String title, String description) {
    return new Item(
        "1",
        title,
        description,
        Money.parse("price", "1.00 USD"),
        null,
        null,
        List.of(),
        Availability.IN_STOCK,
        null,
        null,
        null,
        null,
        Map.of());
  }

  /** The title with its ranges in square brackets. */
  private static String marked(String query, String title) {
    Highlights highlights = Highlighter.of(List.of(query), word -> 1).of(item(title, ""));
    return bracketed(title, highlights.title());
  }

  private static String bracketed(String text, List<Range> ranges) {
    StringBuilder marked = new StringBuilder();
    int at = 0;
    for (Range range : ranges) {
      marked.append(text, at, range.start()).append('[');
      marked.append(text, range.start(), range.end()).append(']');
      at = range.end();
    }
    return marked.append(text.substring(at)).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lamp          | Red Table Lamps           | Red Table [Lamps]",
        "womens boot   | Women's boots, size 5     | [Women's] [boots], size 5",
        "t-light       | T-LIGHT HOLDER            | [T-LIGHT] HOLDER",
        "tlight        | T light holder            | [T light] holder",
        "t light       | Tlight holder, size T     | [Tlight] holder, size T",
        "t-light       | Desk light, T shape       | Desk [light], T shape",
        "holder light  | T-LIGHT HOLDER            | T-[LIGHT] [HOLDER]",
        "iphone12      | Case for iPhone 12 mini   | Case for [iPhone] [12] mini",
        "iphone 12     | iPhone12 case             | [iPhone12] case",
        "15cm          | Vase 15 cm of glass       | Vase [15 cm] of glass",
        "手机          | 透明手机壳 防摔           | 透明[手机]壳 防摔",
        "手机壳        | 透明手机壳 防摔           | 透明[手机壳] 防摔",
        "壳            | 透明手机壳 防摔           | 透明手机[壳] 防摔",
        "iphone 手机壳 | iPhone手机壳              | [iPhone手机壳]",
        "Ｔ恤          | 白色T恤                   | 白色[T恤]",
        "cafe          | Café table                | [Café] table",
        "the of        | The lamp of brass         | The lamp of brass",
        "''            | The lamp                  | The lamp",
      })
  void words_areMarkedAsTheyWereFound(String query, String title, String expected) {
    assertEquals(expected, marked(query, title));
  }

  @Test
  void corrections_areMarkedToo() {
    Highlights highlights =
        Highlighter.of(List.of("lmap", "lamp"), word -> 1).of(item("Red lamp", ""));
    assertEquals(List.of(new Range(4, 8)), highlights.title());
  }

  private static Fragment fragment(String query, String description) {
    Fragment fragment =
        Highlighter.of(List.of(query), word -> word.equals("the") ? 0.1 : word.length())
            .of(item("x", description))
            .description();
    assertNotNull(fragment);
    return fragment;
  }

  @Test
  void aShortDescription_isShownWhole() {
    Fragment fragment = fragment("glass", "A lamp of glass.");
    assertEquals("A lamp of [glass].", bracketed(fragment.text(), fragment.ranges()));
    assertTrue(fragment.whole());
    assertEquals(null, Highlighter.of(List.of("x"), w -> 1).of(item("x", " ")).description());
  }

  @Test
  void theFragment_hasTheMostTellingWordsAndBeginsWithASentence() {
    String filler = "Made by hand in a small workshop. ".repeat(8);
    String description =
        "A lamp, a lamp and another lamp. "
            + filler
            + "Its shade of linen fits any lamp. "
            + filler;
    Fragment fragment = fragment("lamp linen shade", description);
    assertTrue(
        bracketed(fragment.text(), fragment.ranges())
            .contains("[shade] of [linen] fits any [lamp]"),
        fragment.text());
    assertEquals(
        fragment.text(),
        description.substring(fragment.start(), fragment.start() + fragment.text().length()));
    assertTrue(
        description.startsWith("Made", fragment.start())
            || description.startsWith("Its", fragment.start()),
        fragment.text());
    assertTrue(fragment.text().length() <= Fragments.LENGTH);
  }

  @Test
  void withoutMatches_theBeginningIsShown() {
    String description = "Made by hand in a small workshop. ".repeat(8);
    Fragment fragment = fragment("quilt", description);
    assertEquals(0, fragment.start());
    assertEquals(List.of(), fragment.ranges());
    assertTrue(
        description.charAt(fragment.text().length()) == ' ' || fragment.text().endsWith(" "));
  }

  @Test
  void anyText_givesRangesWithinIt() {
    long seed = Long.getLong("souk.seed", System.nanoTime());
    System.out.println("HighlighterTest: -Dsouk.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    String[] pieces = {
      "lamp",
      "lamps",
      "t",
      "-",
      "light",
      "手机",
      "壳",
      "ｶﾞ",
      "ガ",
      "😀",
      " ",
      ". ",
      "12",
      "cm",
      "iphone12",
      "Æther",
      "ß",
      "'s",
      "的",
      "한국어",
      "\n",
      "\u0301",
      "\uD83D",
      "x".repeat(300)
    };
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder("a");
      for (int i = random.nextInt(120); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      StringBuilder query = new StringBuilder();
      for (int i = random.nextInt(6); i > 0; i--) {
        query.append(pieces[random.nextInt(pieces.length)]).append(' ');
      }
      String what = "seed " + seed + ", round " + round;
      Fragment fragment = fragment(query.toString(), text.toString());
      assertEquals(
          text.substring(fragment.start(), fragment.start() + fragment.text().length()),
          fragment.text(),
          what);
      assertTrue(fragment.text().length() <= Math.max(Fragments.LENGTH, 320), what);
      int end = -1;
      for (Range range : fragment.ranges()) {
        assertTrue(range.start() > end, what);
        assertTrue(range.end() <= fragment.text().length(), what);
        end = range.end();
      }
    }
  }
}
