package dev.souk.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionsTest {

  @TempDir Path temp;

  private Interactions read(String lines, DataFormat format) throws IOException {
    return Interactions.read(Files.writeString(temp.resolve("train.txt"), lines), format);
  }

  @Test
  void read_ofSets_keepsOrderAndDropsRepeats() throws IOException {
    Interactions interactions = read("0 5 3 5\n1\n\n0 7\n", DataFormat.SETS);
    assertEquals(List.of("5", "3", "7"), interactions.items("0"));
    assertEquals(List.of(), interactions.items("1"));
    assertEquals(List.of(), interactions.items("no such user"));
    assertEquals(3, interactions.pairs());
    for (Instant time : interactions.users().getOrDefault("0", Map.of()).values()) {
      assertEquals(Interactions.NOW, time);
    }
  }

  @Test
  void read_ofSequences_endsNowAndTellsTimesApart() throws IOException {
    Map<String, Instant> items =
        read("0 5 3 5 7\n", DataFormat.SEQUENCES).users().getOrDefault("0", Map.of());
    assertEquals(
        Map.of(
            "7",
            Interactions.NOW,
            "5",
            Interactions.NOW.minusSeconds(60),
            "3",
            Interactions.NOW.minusSeconds(120)),
        items);
  }

  @Test
  void read_ofEvents_keepsTheLatestTime() throws IOException {
    Interactions interactions =
        read("u a 1700000000\nu b 2023-01-01T00:00:00Z\nu a 1600000000\n", DataFormat.EVENTS);
    assertEquals(
        Map.of(
            "a", Instant.ofEpochSecond(1_700_000_000), "b", Instant.parse("2023-01-01T00:00:00Z")),
        interactions.users().get("u"));
  }

  @Test
  void read_ofEventsOfAnotherForm_saysWhichLine() {
    for (String line : List.of("u a", "u a yesterday", "u a 1 2")) {
      String message =
          String.valueOf(
              assertThrows(IOException.class, () -> read("u a 1\n" + line, DataFormat.EVENTS))
                  .getMessage());
      assertTrue(message.contains("line 2: '" + line + "' (expected: "), message);
    }
  }
}
