package dev.souk.jobs.embedded;

import dev.souk.domain.ShopId;
import dev.souk.log.LogPosition;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs the streaming jobs of shops in this process, one for each generation of a shop's views that
 * is kept. A job goes on from the newest complete checkpoint that is on the disk, however the
 * process before ended. Thread-safe.
 *
 * <p>The served generation is written with the configured parallelism; others, whose freshness
 * nobody waits for, with parallelism 1, so that they leave the processor to those who search.
 */
public final class EmbeddedJobs implements AutoCloseable {

  private final EmbeddedCluster cluster;
  private final JobsConfig config;
  private final Map<ShopId, ShopGenerations> shops = new ConcurrentHashMap<>();

  /** Runs jobs on {@code cluster}, which is not closed with this object. */
  public EmbeddedJobs(EmbeddedCluster cluster, JobsConfig config) {
    this.cluster = cluster;
    this.config = config;
  }

  /**
   * Starts the jobs of all generations of a shop that are kept, or goes on with them. If the state
   * of the served one is lost, one is started that replaces it; if there is none, the first.
   *
   * @throws IllegalStateException if the shop's jobs run already
   * @throws IOException if one cannot be submitted
   */
  public synchronized void start(ShopJob job) throws IOException {
    ShopGenerations known = shops.get(job.shop());
    if (known != null && known.running()) {
      throw new IllegalStateException(
          "shop: %s, %s (expected: one that is not running)".formatted(job.shop(), known.health()));
    }
    SnapshotStore store = new SnapshotStore(job.views());
    Generations generations = new Generations(config, job.shop(), store);
    List<Generation> resumable = new ArrayList<>(generations.resumable());
    Optional<String> served = store.current(View.ITEMS);
    boolean followed =
        served.isEmpty()
            ? !resumable.isEmpty()
            : resumable.stream()
                .anyMatch(g -> g.name().equals(served.get()) || g.replaces().equals(served.get()));
    if (!followed) {
      resumable.add(generations.begin(LogPosition.START, LogPosition.START, served.orElse("")));
    }
    ShopGenerations started = new ShopGenerations(cluster.flink(), config, job, generations);
    shops.put(job.shop(), started);
    for (Generation generation : resumable) {
      boolean candidate = served.isPresent() && !served.get().equals(generation.name());
      started.submit(
          generation, candidate && generation.replaces().isEmpty() ? 1 : config.parallelism());
    }
  }

  /**
   * Replays the log into a new generation, which nobody is served from until somebody switches to
   * it, and follows the log from then on.
   *
   * @param from the first lines
   * @param target the end of the log now
   */
  public synchronized Generation rebuild(ShopId shop, LogPosition from, LogPosition target)
      throws IOException {
    return shop(shop).begin(from, target);
  }

  /** The generations whose jobs this process runs, oldest first. */
  public synchronized List<Generation> generations(ShopId shop) {
    return shop(shop).generations();
  }

  /**
   * How the job of the served generation of {@code shop} is, or else of the newest.
   *
   * @throws IllegalArgumentException if it was never started
   */
  public JobHealth health(ShopId shop) {
    return shop(shop).health();
  }

  /** How the job of a generation is; empty if this process has none. */
  public Optional<JobHealth> health(ShopId shop, String generation) {
    return shop(shop).health(generation);
  }

  /**
   * Ends the job of a generation and deletes its checkpoints and its views.
   *
   * @throws dev.souk.domain.InvalidInputException if it is served
   */
  public synchronized void drop(ShopId shop, String generation) throws IOException {
    shop(shop).drop(generation);
  }

  /** Takes a last checkpoint, so that views show all that was read, and stops the shop's jobs. */
  public synchronized void stop(ShopId shop) throws IOException {
    shop(shop).stop();
  }

  private ShopGenerations shop(ShopId shop) {
    ShopGenerations known = shops.get(shop);
    if (known == null) {
      throw new IllegalArgumentException(
          "shop: " + shop + " (expected: one of " + shops.keySet() + ")");
    }
    return known;
  }

  /** Stops all jobs. */
  @Override
  public synchronized void close() throws IOException {
    for (ShopGenerations shop : shops.values()) {
      shop.stop();
    }
  }
}
