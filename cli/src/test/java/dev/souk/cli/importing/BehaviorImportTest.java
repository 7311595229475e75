package dev.souk.cli.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.config.SettingsException;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.EventJson;
import dev.souk.domain.EventKind;
import dev.souk.domain.Item;
import dev.souk.domain.ShopEvent;
import dev.souk.log.DeadLetter;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogReader;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BehaviorImportTest {

  private static final Path CONFIG = Path.of("..", "config");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path temp;

  @Test
  void run_ofARetailLog_givesItemsEventsAndDeadLetters() throws IOException {
    Path file = temp.resolve("retail.csv");
    Files.writeString(
        file,
        """
        InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
        536365,85123a,WHITE HANGING  HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
        536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,1,2010-12-01 08:26:00,2.75,17850.0,United Kingdom
        536366,85123A,"WRONG, TITLE",1,2010-12-02 08:26:00,9.99,,United Kingdom
        C536379,85123A,WHITE HANGING HEART T-LIGHT HOLDER,-1,2010-12-01 09:41:00,2.55,17850.0,United Kingdom
        536370,POST,POSTAGE,3,2010-12-01 08:45:00,18,12583.0,France
        536371,21777,RECIPE BOX,-10,2010-12-01 09:00:00,0,,United Kingdom
        536372,21777,RECIPE BOX WITH METAL HEART,2,2010-12-01 09:00:00,0,,United Kingdom
        536373,21777,RECIPE BOX WITH METAL HEART,2,2010-02-30 09:00:00,1,13047.0,United Kingdom
        536374,21777,too few
        """);
    ImportReport report = run("online-retail.yaml", file);
    assertEquals(9, report.received());
    assertEquals(3, report.accepted());
    assertEquals(1, report.guests());
    assertEquals(
        Map.of(
            "not_a_product",
            1L,
            "stock_adjustment",
            1L,
            "no_price",
            1L,
            "bad_time",
            1L,
            "malformed_line",
            1L),
        report.refused());

    List<LogRecord> catalog = read(Topic.CATALOG);
    assertEquals(1, catalog.size());
    Item item = ((CatalogChange.Upsert) CatalogJson.parseChange(catalog.getFirst().value())).item();
    assertEquals("White Hanging Heart T-Light Holder", item.title());
    assertEquals("2.75 GBP", item.price().toString());
    assertEquals("White", item.attributes().get("color"));
    assertTrue(
        item.category().contains("Candle") || item.category().contains("Light"), item.category());

    List<ShopEvent> events = new ArrayList<>();
    for (LogRecord record : read(Topic.BEHAVIOR)) {
      events.add(EventJson.parse(record.value()));
    }
    assertEquals(4, events.size());
    assertEquals("17850", events.getFirst().header().shopper());
    assertEquals(item.category(), events.getFirst().items().getFirst().category());
    assertTrue(events.stream().anyMatch(e -> e.kind() == EventKind.REFUND));

    DeadLetter letter = DeadLetter.fromJson(read(Topic.DEAD_LETTERS).getFirst().value());
    assertEquals("retail.csv:5", letter.position());
    assertEquals("not_a_product", letter.reason());
    assertTrue(letter.raw().contains("POSTAGE"), letter.raw());
  }

  @Test
  void run_ofChineseBehaviourNames_mapsThemAndRefusesDirtyLines() throws IOException {
    ImportReport report =
        run("zh-behaviour.yaml", CONFIG.resolve("shops/bazaar/sample-zh-behaviour.csv"));
    assertEquals(214, report.received());
    assertEquals(197, report.accepted());
    assertEquals(9, report.guests());
    assertEquals(
        Map.of(
            "unknown_event",
            1L,
            "missing_item",
            1L,
            "bad_time",
            1L,
            "bad_quantity",
            1L,
            "bad_number",
            1L,
            "bad_rating",
            2L,
            "malformed_line",
            1L),
        report.refused());
    for (EventKind kind :
        List.of(
            EventKind.VIEW_ITEM,
            EventKind.ADD_TO_CART,
            EventKind.ADD_TO_WISHLIST,
            EventKind.PURCHASE,
            EventKind.REVIEW)) {
      boolean found = false;
      for (LogRecord record : read(Topic.BEHAVIOR)) {
        found |= EventJson.parse(record.value()).kind() == kind;
      }
      assertTrue(found, kind.wire());
    }
  }

  @Test
  void run_ofAFileWithoutTheColumns_isRefused() throws IOException {
    Path file = temp.resolve("other.csv");
    Files.writeString(file, "a,b\n1,2\n");
    IOException refused = assertThrows(IOException.class, () -> run("online-retail.yaml", file));
    assertTrue(String.valueOf(refused.getMessage()).contains("no column"), refused.toString());
  }

  @Test
  void new_withABrokenMapping_namesEveryProblem() throws IOException {
    Path mapping = temp.resolve("broken.yaml");
    Files.writeString(
        mapping,
        """
        format: xls
        columns: {thing: A, item: B}
        time: {pattern: "nonsense!", zone: Mars}
        event_rules: [{event: look}]
        reject: [{reason: r, column: c}]
        """);
    SettingsException refused =
        assertThrows(SettingsException.class, () -> new BehaviorImport(mapping, CLOCK));
    assertEquals(8, refused.problems().size(), String.join("\n", refused.problems()));
  }

  private ImportReport run(String mapping, Path file) throws IOException {
    try (JsonlLogWriter log =
        new JsonlLogWriter(new JsonlLayout(temp.resolve("log")), 1, Fsync.ON_CLOSE)) {
      return new BehaviorImport(CONFIG.resolve("import").resolve(mapping), CLOCK)
          .run(file, log, _ -> {});
    }
  }

  private List<LogRecord> read(Topic topic) throws IOException {
    try (JsonlLogReader reader =
        new JsonlLogReader(new JsonlLayout(temp.resolve("log")), topic, 0, 0)) {
      return reader.poll(10_000);
    }
  }
}
