package dev.souk.api.shop;

import dev.souk.log.LogPosition;
import dev.souk.retrieval.ShopStatus;
import dev.souk.view.View;
import java.util.Map;

/**
 * How far the views are behind the log, in lines of the {@code catalog} and {@code behavior}
 * topics. The factors view is left out: it is trained now and then, not followed.
 */
public final class Lag {

  private static final String DEAD_LETTERS = "dead-letters-";

  private Lag() {}

  /** Lines before {@code end} that some snapshot which follows their partition does not reflect. */
  public static long lines(LogPosition end, ShopStatus status) {
    long lag = 0;
    for (Map.Entry<String, Long> partition : end.next().entrySet()) {
      if (partition.getKey().startsWith(DEAD_LETTERS)) {
        continue;
      }
      long reached = Long.MAX_VALUE;
      for (Map.Entry<String, ShopStatus.Snapshot> entry : status.snapshots().entrySet()) {
        LogPosition position = LogPosition.parse(entry.getValue().position());
        if (!entry.getKey().equals(View.FACTORS.wire())
            && position.next().containsKey(partition.getKey())) {
          reached = Math.min(reached, position.next().getOrDefault(partition.getKey(), 0L));
        }
      }
      long seen = reached == Long.MAX_VALUE ? 0 : reached;
      lag += Math.max(0, partition.getValue() - seen);
    }
    return lag;
  }
}
