package dev.souk.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.log.JsonlLogWriter.Fsync;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlLogTest {

  @TempDir Path root;
  private JsonlLayout layout;

  @BeforeEach
  void layout() {
    layout = new JsonlLayout(root);
  }

  @Test
  void read_afterAppend_givesTheLinesOfEachKeyInOrder() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<List<String>> sent = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (JsonlLogWriter writer = new JsonlLogWriter(layout, 3, Fsync.ON_CLOSE)) {
      for (int batch = 0; batch < 20; batch++) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = random.nextInt(50); i > 0; i--) {
          int key = random.nextInt(sent.size());
          String line =
              "{\"key\":" + key + ",\"text\":\"" + "词".repeat(random.nextInt(2000)) + "\"}";
          sent.get(key).add(line);
          entries.add(new LogEntry("shopper-" + key, line));
        }
        writer.append(Topic.BEHAVIOR, entries);
      }
    }
    List<List<String>> read = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int p = 0; p < layout.partitions(Topic.BEHAVIOR); p++) {
      try (JsonlLogReader reader = new JsonlLogReader(layout, Topic.BEHAVIOR, p, 0)) {
        for (List<LogRecord> some = reader.poll(7); !some.isEmpty(); some = reader.poll(7)) {
          for (LogRecord record : some) {
            String line = new String(record.value(), StandardCharsets.UTF_8);
            read.get(line.charAt(7) - '0').add(line);
          }
        }
      }
    }
    assertEquals(sent, read, "seed " + seed);
  }

  @Test
  void read_fromAnOffset_goesOnThere() throws IOException {
    append("{\"n\":0}", "{\"n\":1}", "{\"n\":2}");
    try (JsonlLogReader reader = new JsonlLogReader(layout, Topic.CATALOG, 0, 2)) {
      LogRecord record = reader.poll(10).getFirst();
      assertEquals(2, record.offset());
      assertEquals("catalog-0@2", record.position());
      assertArrayEquals("{\"n\":2}".getBytes(StandardCharsets.UTF_8), record.value());
      assertTrue(reader.poll(10).isEmpty());
      append("{\"n\":3}");
      assertEquals(3, reader.poll(10).getFirst().offset());
    }
  }

  @Test
  void read_beforeTheTopicExists_waitsForIt() throws IOException {
    try (JsonlLogReader reader = new JsonlLogReader(layout, Topic.CATALOG, 0, 0)) {
      assertTrue(reader.poll(1).isEmpty());
      append("{}");
      assertEquals(1, reader.poll(1).size());
    }
  }

  @Test
  void open_afterACrashInALine_cutsItOffAndGoesOn() throws IOException {
    append("{\"n\":0}", "{\"n\":1}");
    Path segment = JsonlLayout.segment(layout.partition(Topic.CATALOG, 0), 0);
    Files.writeString(segment, "{\"n\":2", StandardOpenOption.APPEND);
    try (JsonlLogReader reader = new JsonlLogReader(layout, Topic.CATALOG, 0, 0)) {
      assertEquals(2, reader.poll(10).size(), "half a line is not seen");
    }
    append("{\"n\":3}");
    assertEquals("{\"n\":0}\n{\"n\":1}\n{\"n\":3}\n", Files.readString(segment));
    assertEquals(3, layout.end().next(Topic.CATALOG, 0));
  }

  @Test
  void append_pastASegment_rollsAndReadsThrough() throws IOException {
    String line = "{\"text\":\"" + "x".repeat(1 << 20) + "\"}";
    for (int i = 0; i < 70; i++) {
      append(line);
    }
    assertEquals(2, JsonlLayout.segments(layout.partition(Topic.CATALOG, 0)).size());
    try (JsonlLogReader reader = new JsonlLogReader(layout, Topic.CATALOG, 0, 63)) {
      int count = 0;
      for (List<LogRecord> some = reader.poll(3); !some.isEmpty(); some = reader.poll(3)) {
        count += some.size();
      }
      assertEquals(7, count);
    }
    assertEquals(70, layout.end().next(Topic.CATALOG, 0));
  }

  @Test
  void open_whileThereIsAWriter_isRefused() throws IOException {
    try (JsonlLogWriter first = new JsonlLogWriter(layout, 1, Fsync.EACH_APPEND)) {
      IOException refused =
          assertThrows(
              IOException.class, () -> new JsonlLogWriter(layout, 1, Fsync.EACH_APPEND).close());
      assertTrue(
          String.valueOf(refused.getMessage()).contains("one at a time"), refused.getMessage());
      assertEquals(0, first.end().count(Topic.BEHAVIOR));
    }
    append("{}");
  }

  @Test
  void position_asText_isReadBack() {
    LogPosition position = LogPosition.parse("behavior-0:12,behavior-1:30,catalog-0:4");
    assertEquals(position, LogPosition.parse(position.toString()));
    assertEquals(42, position.count(Topic.BEHAVIOR));
    assertEquals(0, position.next(Topic.DEAD_LETTERS, 0));
    assertThrows(IllegalArgumentException.class, () -> LogPosition.parse("behavior-0"));
  }

  private void append(String... lines) throws IOException {
    try (JsonlLogWriter writer = new JsonlLogWriter(layout, 1, Fsync.EACH_APPEND)) {
      for (String line : lines) {
        writer.append(Topic.CATALOG, List.of(new LogEntry("k", line)));
      }
    }
  }
}
