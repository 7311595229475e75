package dev.souk.jobs.embedded;

import dev.souk.domain.*;
import dev.souk.log.*;
import dev.souk.view.*;
import java.math.BigDecimal;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class ReplayBench {
  public static void main(String[] a) throws Exception {
    int n = Integer.parseInt(a[0]);
    Path dir = Files.createTempDirectory("souk-bench");
    try (Shop shop = new Shop(dir, new JsonlLayout(dir.resolve("log")))) {
      long t0 = System.nanoTime();
      Random r = new Random(1);
      Instant start = Instant.parse("2010-12-01T08:00:00Z");
      List<LogEntry> batch = new ArrayList<>();
      for (int i = 0; i < 4000; i++) {
        Item item = new Item("item" + i, "red lamp number " + i, "a fine lamp of metal " + i % 7, new Money(new BigDecimal("2.50"), "GBP"), null, "brand" + i % 20, List.of("Home", "Lighting" + i % 9), Availability.IN_STOCK, null, null, null, null, Map.of());
        batch.add(new LogEntry(item.id(), CatalogJson.write(new CatalogChange.Upsert("c" + i, start, item))));
      }
      shop.writer.append(Topic.CATALOG, batch);
      batch.clear();
      for (int i = 0; i < n; i++) {
        String shopper = r.nextInt(4) == 0 ? null : "s" + (int) (4300 * Math.pow(r.nextDouble(), 2));
        String it = "item" + (int) (4000 * Math.pow(r.nextDouble(), 2));
        EventHeader h = new EventHeader("e" + i, start.plusSeconds(i * 60L), shopper, null, null);
        ShopEvent e = new ShopEvent.Purchase(h, "t" + i / 20, List.of(new EventItem(it, 1 + r.nextInt(10), new Money(new BigDecimal("2.55"), "GBP"), null, null, -1)));
        batch.add(new LogEntry(shopper == null ? h.id() : shopper, EventJson.write(e)));
        if (batch.size() == 1000) { shop.writer.append(Topic.BEHAVIOR, batch); batch.clear(); }
      }
      shop.writer.append(Topic.BEHAVIOR, batch);
      System.out.printf("generated %d in %.1f s%n", n, (System.nanoTime() - t0) / 1e9);
      try (EmbeddedCluster cluster = EmbeddedCluster.start(2, dir.resolve("tmp"));
          EmbeddedJobs jobs = new EmbeddedJobs(cluster, JobsConfig.defaults(dir.resolve("flink")))) {
        long cpu0 = ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        long t1 = System.nanoTime();
        jobs.start(shop.job());
        while (!(shop.reflects(View.PROFILES, Topic.BEHAVIOR) && shop.reflects(View.SIGNALS, Topic.BEHAVIOR))) {
          Thread.sleep(50);
          if ((System.nanoTime() - t1) / 1_000_000_000L % 2 == 0 && (System.nanoTime() - t1) % 1_000_000_000L < 60_000_000L)
            System.out.println((System.nanoTime() - t1) / 1_000_000 + " ms " + jobs.health(Shop.ID));
          if (System.nanoTime() - t1 > 120e9) break;
        }
        double s = (System.nanoTime() - t1) / 1e9;
        long cpu = ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() - cpu0;
        System.out.printf("cpu %.1f s%n", cpu / 1e9);
        System.out.printf("replayed %d in %.1f s: %.0f events/s; %s%n", n, s, n / s, jobs.health(Shop.ID));
        System.out.println(shop.documents(View.SIGNALS).get(" ledger"));
        System.out.println(shop.documents(View.SIGNALS).get("item1"));
        System.out.println(shop.documents(View.PROFILES).get("s4000"));
        System.out.println(shop.documents(View.ITEMS).size() + " " + shop.documents(View.ITEMS).get("item1"));
      }
    }
  }
}
