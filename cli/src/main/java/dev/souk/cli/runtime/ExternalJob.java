package dev.souk.cli.runtime;

import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.JobStatus.State;
import dev.souk.api.shop.Lag;
import dev.souk.cli.cluster.FlinkJob;
import dev.souk.cli.cluster.FlinkRest;
import dev.souk.domain.ShopId;
import dev.souk.jobs.cluster.JobArguments;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.retrieval.ShopStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of a job that runs elsewhere: what the JobManager says, if one is configured
 * and answers; else what the views show. Thread-safe.
 *
 * <p>A job that is being restarted is {@code starting}, not {@code failed}: the views stay as they
 * are, and a server that serves them need not be taken out of service.
 */
final class ExternalJob {

  private static final Duration STILL = Duration.ofSeconds(30);

  private final ShopId shop;
  private final @Nullable FlinkRest flink;
  private long checkpoint = -1;
  private long moved = System.nanoTime();
  private volatile JobStatus status = new JobStatus(State.UNKNOWN, "not asked yet", 0, 0);

  /**
   * @param flink the JobManager, or null to go by the views alone
   */
  ExternalJob(ShopId shop, @Nullable FlinkRest flink) {
    this.shop = shop;
    this.flink = flink;
  }

  /** What was last seen. */
  JobStatus status() {
    return status;
  }

  /** Looks again. */
  void look(LogPosition end, ShopStatus views) {
    long behind = Lag.lines(end, views);
    long shown = Math.max(0, end.count(Topic.BEHAVIOR) + end.count(Topic.CATALOG) - behind);
    long newest =
        views.snapshots().values().stream()
            .mapToLong(ShopStatus.Snapshot::checkpoint)
            .max()
            .orElse(0);
    if (newest != checkpoint) {
      checkpoint = newest;
      moved = System.nanoTime();
    }
    String unanswered = "";
    if (flink != null) {
      try {
        status = asked(flink, shown);
        return;
      } catch (IOException e) {
        unanswered = e.getMessage() + "; ";
      }
    }
    long still = (System.nanoTime() - moved) / 1_000_000_000;
    status =
        behind == 0 || still < STILL.toSeconds()
            ? new JobStatus(State.RUNNING, unanswered, shown, newest)
            : new JobStatus(
                State.UNKNOWN,
                unanswered
                    + "the views are %d lines behind and have not moved for %d s"
                        .formatted(behind, still),
                shown,
                newest);
  }

  private JobStatus asked(FlinkRest rest, long shown) throws IOException {
    Optional<FlinkJob> live = rest.live(JobArguments.jobName(shop));
    if (live.isEmpty()) {
      return new JobStatus(
          State.STOPPED, "the JobManager knows no job " + JobArguments.jobName(shop), shown, 0);
    }
    FlinkJob job = live.get();
    long completed = rest.checkpoints(job);
    return switch (job.state()) {
      case "RUNNING" -> new JobStatus(State.RUNNING, "", shown, completed);
      case "CANCELLING" -> new JobStatus(State.STOPPED, "", shown, completed);
      default -> new JobStatus(State.STARTING, rest.failure(job), shown, completed);
    };
  }
}
