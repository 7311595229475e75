package dev.souk.cli.evaluation;

import dev.souk.cli.importing.BehaviorImport;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is searched: items, or any documents as items without a price.
 *
 * @param items by id, in the order of the file
 */
record Documents(Map<String, Item> items) {

  private static final int BATCH = 10_000;
  private static final String NO_PRICE = "1 XXX";

  /**
   * Reads lines of {@code id <tab> title}, perhaps with another tab and a longer text; or of JSON:
   * an item of docs/event-schema.md, of which only an id and a title or text are needed.
   *
   * @throws IOException if a line is of another form, or there is none
   */
  static Documents read(Path file) throws IOException {
    Map<String, Item> items = new LinkedHashMap<>();
    for (TextLines.Line line : TextLines.of(file)) {
      try {
        Item item = CatalogJson.parseItem(line.isJson() ? ofJson(line) : ofColumns(line));
        items.put(item.id(), item);
      } catch (InvalidInputException e) {
        throw line.unlike(String.valueOf(e.getMessage()));
      }
    }
    if (items.isEmpty()) {
      throw new IOException(file + ": no lines (expected: a document on each)");
    }
    return new Documents(items);
  }

  /**
   * The catalogue that a mapping derives from a behaviour file.
   *
   * @throws IOException if the file cannot be read or has no items
   */
  static Documents of(Path mapping, Path file) throws IOException {
    Map<String, Item> items = new LinkedHashMap<>();
    new BehaviorImport(mapping, Clock.systemUTC()).run(file, new Catalogue(items), _ -> {});
    if (items.isEmpty()) {
      throw new IOException(file + ": no items (expected: a mapping with a catalogue)");
    }
    return new Documents(items);
  }

  /** Keeps of what is written to a log the items. */
  private record Catalogue(Map<String, Item> items) implements LogWriter {

    @Override
    public void append(Topic topic, List<LogEntry> entries) {
      if (topic == Topic.CATALOG) {
        for (LogEntry entry : entries) {
          if (CatalogJson.parseChange(Json.tree(entry.json()))
              instanceof CatalogChange.Upsert upsert) {
            items.put(upsert.itemId(), upsert.item());
          }
        }
      }
    }

    @Override
    public LogPosition end() {
      return LogPosition.START;
    }

    @Override
    public void close() {}
  }

  private static ObjectNode ofColumns(TextLines.Line line) throws IOException {
    String[] parts = line.text().split("\t", 3);
    if (parts.length < 2) {
      throw line.unlike("'id', a tab and the title, or JSON");
    }
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", parts[0]).put("title", parts[1]).put("price", NO_PRICE);
    return parts.length < 3 ? json : json.put("description", parts[2]);
  }

  private static ObjectNode ofJson(TextLines.Line line) throws IOException {
    ObjectNode json = line.json().asObject();
    String id = line.first(json, List.of("id", "_id", "doc_id", "docno"));
    String title = line.first(json, List.of("title", "name", "text", "contents"));
    json.remove(List.of("_id", "doc_id", "docno"));
    if (json.get("description") == null && json.get("text") != null) {
      json.set("description", json.remove("text"));
    }
    json.put("id", id).put("title", title.isBlank() ? id : title);
    return json.get("price") == null ? json.put("price", NO_PRICE) : json;
  }

  /** Appends an upsert of each. */
  void writeTo(LogWriter log) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (Item item : items.values()) {
      CatalogChange change = new CatalogChange.Upsert("item-" + item.id(), Interactions.NOW, item);
      entries.add(new LogEntry(item.id(), CatalogJson.write(change)));
      if (entries.size() == BATCH) {
        log.append(Topic.CATALOG, entries);
        entries.clear();
      }
    }
    log.append(Topic.CATALOG, entries);
  }
}
