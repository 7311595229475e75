package dev.souk.cli.importing;

import dev.souk.cli.importing.RowMapper.Mapped;
import dev.souk.cli.importing.RowMapper.Outcome;
import dev.souk.cli.importing.RowMapper.Refused;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventJson;
import dev.souk.domain.ShopEvent;
import dev.souk.log.DeadLetter;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Imports a behaviour file into a log. Where the mapping derives a catalogue the file is read
 * twice, since an item's title is only known when all its lines are, and its events carry its
 * category.
 */
public final class BehaviorImport {

  private static final int BATCH = 5_000;

  private final ImportMapping mapping;
  private final Clock clock;

  /**
   * @param mappingFile what the file's columns and names mean
   * @param clock for the time in dead letters
   * @throws dev.souk.config.SettingsException if the mapping cannot be used, with all problems
   */
  public BehaviorImport(Path mappingFile, Clock clock) {
    this.mapping = MappingReader.read(mappingFile);
    this.clock = clock;
  }

  /**
   * Writes the file's items, events and dead letters.
   *
   * @param progress told the number of lines read so far, of both passes
   * @throws IOException if the file cannot be read or the log not written
   */
  public ImportReport run(Path file, LogWriter log, LongConsumer progress) throws IOException {
    Map<String, String> categories = new HashMap<>();
    long[] lines = {0};
    long items = 0;
    if (mapping.catalog() != null) {
      List<CatalogChange> changes = derive(file, lines, progress);
      items = changes.size();
      List<LogEntry> entries = new ArrayList<>(changes.size());
      for (CatalogChange change : changes) {
        entries.add(new LogEntry(change.itemId(), CatalogJson.write(change)));
        if (change instanceof CatalogChange.Upsert upsert) {
          categories.put(change.itemId(), upsert.item().category());
        }
      }
      log.append(Topic.CATALOG, entries);
    }
    Batch batch = new Batch(file.getFileName().toString(), log);
    RowMapper mapper = new RowMapper(mapping, categories::get);
    Rows.forEach(
        file,
        mapping,
        row -> {
          batch.add(row, mapper.map(row));
          progress.accept(++lines[0]);
        });
    batch.flush();
    return new ImportReport(batch.received, batch.accepted, batch.guests, batch.refused, items);
  }

  private List<CatalogChange> derive(Path file, long[] lines, LongConsumer progress)
      throws IOException {
    CatalogDerivation derivation =
        new CatalogDerivation(
            Objects.requireNonNull(mapping.catalog()),
            Objects.requireNonNullElse(mapping.currency(), "XXX"),
            mapping.idPrefix());
    RowMapper mapper = new RowMapper(mapping, _ -> null);
    Rows.forEach(
        file,
        mapping,
        row -> {
          if (mapper.map(row) instanceof Mapped(ShopEvent event)) {
            derivation.add(row, event);
          }
          progress.accept(++lines[0]);
        });
    return derivation.changes();
  }

  /** Lines on their way into the log, and their count. */
  private final class Batch {
    private final String source;
    private final LogWriter log;
    private final List<LogEntry> events = new ArrayList<>(BATCH);
    private final List<LogEntry> letters = new ArrayList<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long received;
    private long accepted;
    private long guests;

    Batch(String source, LogWriter log) {
      this.source = source;
      this.log = log;
    }

    void add(Row row, Outcome outcome) {
      received++;
      switch (outcome) {
        case Mapped(ShopEvent event) -> {
          String shopper = event.header().shopper();
          if (shopper == null) {
            guests++;
          } else {
            accepted++;
          }
          String key = shopper == null ? event.header().id() : shopper;
          events.add(new LogEntry(key, EventJson.write(event)));
        }
        case Refused(String reason, String detail) -> {
          refused.merge(reason, 1L, Long::sum);
          DeadLetter letter =
              DeadLetter.of(
                  "import",
                  source + ":" + row.number(),
                  clock.instant(),
                  reason,
                  detail,
                  row.raw());
          letters.add(new LogEntry(letter.id(), letter.toJson()));
        }
      }
      if (events.size() + letters.size() >= BATCH) {
        flush();
      }
    }

    void flush() {
      try {
        log.append(Topic.BEHAVIOR, events);
        log.append(Topic.DEAD_LETTERS, letters);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      events.clear();
      letters.clear();
    }
  }
}
