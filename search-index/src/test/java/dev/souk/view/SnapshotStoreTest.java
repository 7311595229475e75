package dev.souk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {

  @TempDir Path temp;
  private SnapshotStore store;

  @BeforeEach
  void store() {
    store = new SnapshotStore(temp);
  }

  private void publish(String generation) throws IOException {
    store.publish(new Manifest(View.ITEMS, generation, 1, 1, Map.of(), List.of()));
  }

  @Test
  void generations_areInTheOrderOfTheirNumbers() throws IOException {
    for (String generation : List.of("g10", "g9", "g1")) {
      publish(generation);
    }
    store.switchTo(View.ITEMS, "g9");
    assertEquals(List.of("g1", "g9", "g10"), store.generations(View.ITEMS));
    assertEquals(List.of(), store.generations(View.PROFILES));
  }

  @Test
  void served_isTheHistoryOfSwitches() throws IOException {
    assertEquals(List.of(), store.served(View.ITEMS));
    for (String generation : List.of("g1", "g2", "g2", "g1")) {
      store.switchTo(View.ITEMS, generation);
    }
    assertEquals(List.of("g1", "g2", "g1"), store.served(View.ITEMS));
  }

  @Test
  void served_ofAStoreWithoutHistory_beginsWithTheCurrentOne() throws IOException {
    store.switchTo(View.ITEMS, "g1");
    Files.delete(temp.resolve("SERVED"));
    assertEquals(List.of("g1"), store.served(View.ITEMS));
    store.switchTo(View.ITEMS, "g2");
    assertEquals(List.of("g1", "g2"), store.served(View.ITEMS));
  }

  @Test
  void drop_removesAGenerationFromDiskAndHistory_butNotTheServedOne() throws IOException {
    publish("g1");
    publish("g2");
    store.switchTo(View.ITEMS, "g1");
    store.switchTo(View.ITEMS, "g2");
    assertThrows(InvalidInputException.class, () -> store.drop(View.ITEMS, "g2"));
    store.drop(View.ITEMS, "g1");
    store.drop(View.ITEMS, "g1");
    assertEquals(List.of("g2"), store.generations(View.ITEMS));
    assertEquals(List.of("g2"), store.served(View.ITEMS));
    assertFalse(Files.exists(temp.resolve("items/g1")));
    assertTrue(store.latest(View.ITEMS).isPresent());
  }

  @Test
  void names_thatWouldLeaveTheDirectory_areRefused() {
    assertThrows(InvalidInputException.class, () -> store.switchTo(View.ITEMS, "../g1"));
    assertThrows(InvalidInputException.class, () -> store.drop(View.ITEMS, ".."));
  }
}
