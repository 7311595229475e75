package dev.souk.cli.importing;

import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import dev.souk.log.DeadLetter;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Imports a file with one item per line as JSON with Merchant names. */
public final class CatalogImport {

  private CatalogImport() {}

  /**
   * Writes the file's items as upserts at {@code time}, and what is no item as dead letters.
   *
   * @throws IOException if the file cannot be read or the log not written
   */
  public static ImportReport run(Path file, Instant time, LogWriter log) throws IOException {
    List<LogEntry> items = new ArrayList<>();
    List<LogEntry> letters = new ArrayList<>();
    Map<String, Long> refused = new TreeMap<>();
    String source = file.getFileName().toString();
    long number = 0;
    for (byte[] line : lines(file)) {
      number++;
      try {
        Item item = CatalogJson.parseItem(Json.object(line));
        CatalogChange change =
            new CatalogChange.Upsert(source + "-" + number + "@" + time, time, item);
        items.add(new LogEntry(item.id(), CatalogJson.write(change)));
      } catch (InvalidInputException e) {
        refused.merge("invalid_item", 1L, Long::sum);
        DeadLetter letter =
            DeadLetter.of(
                "catalog-import",
                source + ":" + number,
                time,
                "invalid_item",
                String.valueOf(e.getMessage()),
                new String(line, java.nio.charset.StandardCharsets.UTF_8));
        letters.add(new LogEntry(letter.id(), letter.toJson()));
      }
    }
    log.append(Topic.CATALOG, items);
    log.append(Topic.DEAD_LETTERS, letters);
    return new ImportReport(number, items.size(), 0, refused, items.size());
  }

  private static List<byte[]> lines(Path file) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readAllBytes();
      int start = 0;
      for (int i = 0; i <= bytes.length; i++) {
        if (i == bytes.length || bytes[i] == '\n') {
          if (i > start) {
            lines.add(java.util.Arrays.copyOfRange(bytes, start, i));
          }
          start = i + 1;
        }
      }
    }
    return lines;
  }
}
