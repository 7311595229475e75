package dev.souk.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.analysis.Pinyin;
import dev.souk.cli.evaluation.TypoSuite.Form;
import dev.souk.cli.evaluation.TypoSuite.TypoQuery;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TypoSuiteTest {

  private static Item item(String id, String title) {
    return CatalogJson.parseItem(
        Json.MAPPER.createObjectNode().put("id", id).put("title", title).put("price", "1 XXX"));
  }

  @Test
  void everyKind_changesATextAsItSays() {
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      assertEquals(4, TypoKind.SWAP.applyTo("lamp", random).length());
      assertEquals(3, TypoKind.DROP.applyTo("lamp", random).length());
      assertTrue(TypoKind.DOUBLE.applyTo("lamp", random).matches("l{1,2}a{1,2}m{1,2}p{1,2}"));
      String key = TypoKind.NEIGHBOUR_KEY.applyTo("lamp", random);
      assertNotEquals("lamp", key);
      assertEquals(4, key.length());
      String sound = TypoKind.HOMOPHONE.applyTo("手机", random);
      assertNotEquals("手机", sound);
      assertEquals("shouji", Pinyin.of(sound));
      assertEquals("机手", TypoKind.SWAPPED_CHARACTERS.applyTo("手机", random));
      assertEquals(1, TypoKind.DROPPED_CHARACTER.applyTo("手机", random).length());
    }
  }

  @Test
  void numbersAndShortWords_areNotMistyped() {
    Random random = new Random(7);
    for (TypoKind kind : TypoKind.of(false)) {
      assertEquals("4k tv kd55x", kind.applyTo("4k tv kd55x", random));
    }
  }

  @Test
  void theSameSeed_givesTheSameQueries() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      items.add(
          item("i" + i, "Table lamp of brass number" + (char) ('a' + i) + " with a long name"));
    }
    TypoSuite suite = new TypoSuite(items);
    List<TypoQuery> queries = suite.queries(items, 10, 3);
    assertEquals(queries, new TypoSuite(items).queries(items, 10, 3));
    assertNotEquals(queries, suite.queries(items, 10, 4));
    // Two slips may undo each other, and then there is no query of them.
    assertTrue(queries.size() > 50 && queries.size() <= 10 * 2 * 3, queries::toString);
    for (TypoQuery query : queries) {
      if (query.form() == Form.TITLE) {
        assertTrue(query.text().split(" ").length <= 8, query.text());
      } else {
        assertTrue(query.text().split(" ").length <= 3, query.text());
      }
    }
  }

  @Test
  void sameTitles_areCountedFolded() {
    List<Item> items = List.of(item("a", "Red Lamp"), item("b", "RED LAMP"), item("c", "lamp"));
    assertEquals(2, new TypoSuite(items).sameTitle(items.getFirst()));
  }
}
