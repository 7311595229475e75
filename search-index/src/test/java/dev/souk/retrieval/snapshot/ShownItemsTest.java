package dev.souk.retrieval.snapshot;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownItemsTest {

  @Test
  void aDocumentsSlot_hasTheLastThatWasShown() {
    ShownItems shown = new ShownItems(1_000_000, 512L << 20);
    Item first = item("a", "");
    Item second = item("b", "");
    assertNull(shown.get(5));
    shown.put(5, first);
    assertSame(first, shown.get(5));
    int sameSlot = 5 + (1 << 14);
    assertNull(shown.get(sameSlot));
    shown.put(sameSlot, second);
    assertSame(second, shown.get(sameSlot));
    assertNull(shown.get(5));
  }

  @Test
  void fewDocuments_allHaveOne() {
    for (int documents = 0; documents < 20; documents++) {
      ShownItems shown = new ShownItems(documents, 1L << 30);
      List<Item> items = new ArrayList<>();
      for (int doc = 0; doc < documents; doc++) {
        items.add(item("i" + doc, ""));
        shown.put(doc, items.get(doc));
      }
      for (int doc = 0; doc < documents; doc++) {
        assertSame(items.get(doc), shown.get(doc), doc + " of " + documents);
      }
    }
  }

  @Test
  void longTexts_areNotKept() {
    ShownItems shown = new ShownItems(10, 1L << 30);
    shown.put(1, item("a", "x".repeat(10_000)));
    assertNull(shown.get(1));
  }

  private static Item item(String id, String description) {
    return new Item(
        id,
        "title",
        description,
        Money.parse("price", "1 GBP"),
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
}
