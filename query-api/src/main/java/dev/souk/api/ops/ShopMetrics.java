package dev.souk.api.ops;

import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Lag;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.domain.Ledger;
import dev.souk.retrieval.ShopStatus;
import dev.souk.view.View;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the shops count. All are gauges that are read afresh for every scrape; the names are a
 * contract with dashboards and alerts:
 *
 * <ul>
 *   <li>{@code souk_log_lines{shop, outcome="accepted|guest|duplicate|dead"}}: the ledger's columns
 *   <li>{@code souk_log_received{shop}}: their sum
 *   <li>{@code souk_log_late{shop}}: accepted and guests' lines that were too late to be compared
 *   <li>{@code souk_log_dead_letters{shop, reason}}: the dead by reason
 *   <li>{@code souk_log_lag_lines{shop}}: lines that the views do not reflect yet
 *   <li>{@code souk_view_documents{shop, view}}
 *   <li>{@code souk_snapshot_checkpoint{shop, view}}, and {@code souk_snapshot_age_seconds{shop,
 *       view}} since a scrape first saw that checkpoint
 *   <li>{@code souk_snapshots_refused{shop, view}}: damaged ones that were not opened, since the
 *       start
 *   <li>{@code souk_similarity_backend_info{shop, backend}}: always 1
 *   <li>{@code souk_job_running{shop}}: 1 or 0, {@code souk_job_lines_read{shop}}, {@code
 *       souk_job_checkpoints{shop}}
 *   <li>{@code souk_shop_ready{shop}}: 1 or 0
 * </ul>
 *
 * <p>Thread-safe.
 */
final class ShopMetrics {

  private record Seen(String generation, long checkpoint, Instant since) {}

  private final MeterRegistry registry;
  private final Shops shops;
  private final Readiness readiness;
  private final Clock clock;
  private final Map<String, MultiGauge> gauges = new HashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();

  ShopMetrics(MeterRegistry registry, Shops shops, Readiness readiness, Clock clock) {
    this.registry = registry;
    this.shops = shops;
    this.readiness = readiness;
    this.clock = clock;
  }

  /** Reads all values afresh. */
  synchronized void refresh() {
    Map<String, List<Row<?>>> rows = new LinkedHashMap<>();
    shops.all().forEach((id, shop) -> read(rows, id, shop));
    rows.forEach((name, values) ->
        gauges
            .computeIfAbsent(name, n -> MultiGauge.builder(n).register(registry))
            .register(values, true));
  }

  private void read(Map<String, List<Row<?>>> rows, String id, Shop shop) {
    Tags tags = Tags.of("shop", id);
    Ledger ledger = shop.search().ledger();
    add(rows, "souk.log.lines", tags.and("outcome", "accepted"), ledger.accepted());
    add(rows, "souk.log.lines", tags.and("outcome", "guest"), ledger.guests());
    add(rows, "souk.log.lines", tags.and("outcome", "duplicate"), ledger.duplicates());
    add(rows, "souk.log.lines", tags.and("outcome", "dead"), ledger.dead());
    add(rows, "souk.log.received", tags, ledger.received());
    add(rows, "souk.log.late", tags, ledger.late());
    ledger
        .deadLetters()
        .forEach((reason, count) ->
            add(rows, "souk.log.dead.letters", tags.and("reason", reason), count));

    ShopStatus status = shop.search().status();
    add(rows, "souk.log.lag.lines", tags, Lag.lines(shop.health().logEnd(), status));
    add(rows, "souk.view.documents", tags.and("view", "items"), status.items());
    add(rows, "souk.view.documents", tags.and("view", "profiles"), status.shoppers());
    add(rows, "souk.view.documents", tags.and("view", "factors"), status.factors());
    add(rows, "souk.similarity.backend.info", tags.and("backend", status.backend()), 1);
    status
        .snapshots()
        .forEach((view, snapshot) -> {
          Tags of = tags.and("view", view);
          add(rows, "souk.snapshot.checkpoint", of, snapshot.checkpoint());
          add(rows, "souk.snapshot.age.seconds", of, age(id + "/" + view, snapshot));
        });
    for (View view : View.values()) {
      Tags of = tags.and("view", view.wire());
      add(rows, "souk.snapshots.refused", of, status.refused().getOrDefault(view.wire(), 0L));
    }

    JobStatus job = shop.health().job();
    add(rows, "souk.job.running", tags, job.state() == JobStatus.State.RUNNING ? 1 : 0);
    add(rows, "souk.job.lines.read", tags, job.linesRead());
    add(rows, "souk.job.checkpoints", tags, job.checkpoints());
    add(rows, "souk.shop.ready", tags, readiness.reasons(id, shop).isEmpty() ? 1 : 0);
  }

  private static void add(Map<String, List<Row<?>>> rows, String name, Tags tags, long value) {
    rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(Row.of(tags, value));
  }

  private long age(String key, ShopStatus.Snapshot snapshot) {
    Instant now = clock.instant();
    Seen last = seen.get(key);
    if (last == null
        || last.checkpoint() != snapshot.checkpoint()
        || !last.generation().equals(snapshot.generation())) {
      last = new Seen(snapshot.generation(), snapshot.checkpoint(), now);
      seen.put(key, last);
    }
    return Duration.between(last.since(), now).toSeconds();
  }
}
