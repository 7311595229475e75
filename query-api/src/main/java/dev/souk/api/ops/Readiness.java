package dev.souk.api.ops;

import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Lag;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.retrieval.ShopStatus;
import dev.souk.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the shops can be served: a shop is ready when its job has not failed, the snapshots of
 * its views are open, and they have once reflected all that was in the log when the server started.
 * From then on it stays ready however busy the log is; how far behind it is, is a figure to watch
 * ({@code souk_log_lag_lines}) and no reason to take the server out of service.
 *
 * <p>Thread-safe.
 */
public final class Readiness {

  private final Shops shops;
  private final Map<String, LogPosition> atStart = new HashMap<>();
  private final Set<String> caughtUp = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  /** Notes the ends of the logs, which the views must reach. */
  public Readiness(Shops shops) {
    this.shops = shops;
    shops.all().forEach((id, shop) -> atStart.put(id, shop.health().logEnd()));
  }

  /** From now on nothing is ready. */
  public void close() {
    closing = true;
  }

  /** Why the server is not ready, by shop; empty if it is. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (closing) {
      reasons.add("the server is closing");
    }
    shops
        .all()
        .forEach((id, shop) -> {
          for (String reason : reasons(id, shop)) {
            reasons.add(id + ": " + reason);
          }
        });
    return reasons;
  }

  /** Why one shop is not ready; empty if it is. */
  public List<String> reasons(String id, Shop shop) {
    List<String> reasons = new ArrayList<>();
    JobStatus job = shop.health().job();
    if (job.state() == JobStatus.State.FAILED) {
      reasons.add("the job failed: " + job.reason());
    }
    LogPosition start = atStart.getOrDefault(id, LogPosition.START);
    if (start.count(Topic.CATALOG) + start.count(Topic.BEHAVIOR) == 0) {
      return reasons;
    }
    ShopStatus status = shop.search().status();
    for (View view : View.NEEDED) {
      if (!status.snapshots().containsKey(view.wire())) {
        reasons.add("the view " + view.wire() + " has no snapshot");
      }
    }
    if (!caughtUp.contains(id)) {
      long lag = Lag.lines(start, status);
      if (lag > 0) {
        reasons.add(lag + " lines of the log as it was at the start are not reflected yet");
      } else if (reasons.isEmpty()) {
        caughtUp.add(id);
      }
    }
    return reasons;
  }
}
