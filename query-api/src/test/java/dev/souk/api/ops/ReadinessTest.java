package dev.souk.api.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.api.FakeSearch;
import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.ShopHealth;
import dev.souk.api.shop.ShopInfo;
import dev.souk.api.shop.Shops;
import dev.souk.domain.ShopId;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.LogPosition;
import dev.souk.retrieval.ShopStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

  private final FakeSearch search = new FakeSearch();
  private LogPosition end = LogPosition.parse("behavior-0:10,catalog-0:5,dead-letters-0:99");
  private JsonlLogWriter log;
  private Shops shops;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    log = new JsonlLogWriter(new JsonlLayout(directory), 1, JsonlLogWriter.Fsync.ON_CLOSE);
    ShopHealth health =
        new ShopHealth() {
          @Override
          public JobStatus job() {
            return JobStatus.running(0, 0);
          }

          @Override
          public LogPosition logEnd() {
            return end;
          }
        };
    ShopInfo info = new ShopInfo("Gifts", "", "en", "GBP", List.of(), true);
    shops = new Shops(Map.of(new ShopId("gifts"), new Shop(info, search, log, health)));
  }

  @AfterEach
  void close() throws Exception {
    log.close();
  }

  private static final Map<String, String> ALL =
      Map.of(
          "items",
          "catalog-0:5",
          "profiles",
          "behavior-0:10",
          "signals",
          "behavior-0:10",
          "indicators",
          "behavior-0:10");

  private void show(Map<String, String> positions) {
    Map<String, ShopStatus.Snapshot> snapshots = new TreeMap<>();
    positions.forEach(
        (view, position) -> snapshots.put(view, FakeSearch.snapshot("g", 1, position)));
    search.show(new ShopStatus(0, 0, 0, "scalar", snapshots, ""));
  }

  @Test
  void saysWhatIsMissingUntilTheViewsHaveCaughtUp() {
    Readiness readiness = new Readiness(shops);
    show(Map.of("items", "catalog-0:3"));
    assertEquals(
        List.of(
            "gifts: the view profiles has no snapshot",
            "gifts: the view signals has no snapshot",
            "gifts: the view indicators has no snapshot",
            "gifts: 12 lines of the log as it was at the start are not reflected yet"),
        readiness.reasons());

    show(
        Map.of(
            "items",
            "catalog-0:5",
            "profiles",
            "behavior-0:10",
            "signals",
            "behavior-0:9",
            "indicators",
            "behavior-0:10",
            "factors",
            "behavior-0:0"));
    assertEquals(
        List.of("gifts: 1 lines of the log as it was at the start are not reflected yet"),
        readiness.reasons());

    show(ALL);
    assertEquals(List.of(), readiness.reasons());
  }

  @Test
  void newLinesDoNotTakeReadinessAway() {
    Readiness readiness = new Readiness(shops);
    show(ALL);
    assertEquals(List.of(), readiness.reasons());
    end = LogPosition.parse("behavior-0:5000,catalog-0:5");
    assertEquals(List.of(), readiness.reasons());
  }

  @Test
  void aShopWithoutALogIsReady() {
    end = LogPosition.START;
    show(Map.of());
    assertEquals(List.of(), new Readiness(shops).reasons());
  }

  @Test
  void isNotReadyWhenClosing() {
    end = LogPosition.START;
    Readiness readiness = new Readiness(shops);
    readiness.close();
    assertEquals(List.of("the server is closing"), readiness.reasons());
  }
}
