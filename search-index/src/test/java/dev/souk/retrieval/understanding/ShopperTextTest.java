package dev.souk.retrieval.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShopperTextTest {

  private static void read(String typed, String words, List<String> phrases, List<String> without) {
    ShopperText text = ShopperText.parse(typed);
    assertEquals(words, text.words().strip().replaceAll("\\s+", " "), typed);
    assertEquals(phrases, text.phrases(), typed);
    assertEquals(without, text.without(), typed);
  }

  @Test
  void marksOfShoppers() {
    read("red bag -leather", "red bag", List.of(), List.of("leather"));
    read("\"table lamp\" red", "table lamp red", List.of("table lamp"), List.of());
    read("bag -\"fake leather\"", "bag", List.of(), List.of("fake leather"));
    read("“四件套” 纯棉 -羽绒", "四件套 纯棉", List.of("四件套"), List.of("羽绒"));
  }

  @Test
  void marksElsewhere_areText() {
    for (String typed :
        List.of(
            "55\" tv",
            "t-shirt",
            "sony - black",
            "-40 freezer",
            "rock -n- roll",
            "a \"\" b",
            "tv 55\" 4k\"x",
            "\"open lamp",
            "-leather",
            "-\"a b\"")) {
      read(typed, typed, List.of(), List.of());
    }
  }
}
