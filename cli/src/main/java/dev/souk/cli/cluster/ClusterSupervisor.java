package dev.souk.cli.cluster;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a cluster of this machine and its jobs going: starts processes again that have ended, and
 * submits jobs again that the JobManager does not know. A JobManager of its own remembers nothing;
 * what jobs have done is in their checkpoints.
 *
 * <p>Several machines have better means, which docs/cluster.md tells of.
 */
public final class ClusterSupervisor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterSupervisor.class);
  private static final long EVERY_MILLIS = 500;
  private static final long SELDOM_MILLIS = 10_000;

  private final FlinkCluster cluster;
  private final ShopJobs jobs;
  private final Thread thread;
  private volatile boolean closed;

  /** Begins to look after {@code cluster}, which is not closed with this object. */
  public ClusterSupervisor(FlinkCluster cluster, ShopJobs jobs) {
    this.cluster = cluster;
    this.jobs = jobs;
    this.thread = Thread.ofPlatform().daemon().name("supervisor").start(this::loop);
  }

  private void loop() {
    long pause = EVERY_MILLIS;
    while (!closed) {
      try {
        TimeUnit.MILLISECONDS.sleep(pause);
        lookAfter();
        pause = EVERY_MILLIS;
      } catch (IOException | RuntimeException e) {
        LOG.warn("The cluster cannot be looked after now; it will be tried again", e);
        pause = Math.min(2 * pause, SELDOM_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void lookAfter() throws IOException, InterruptedException {
    for (String name : cluster.restart()) {
      LOG.warn("{} had ended and is started again", name);
    }
    // A JobManager that has just begun does not answer yet.
    if (cluster.rest().taskManagers() > 0) {
      for (String name : jobs.bringBack()) {
        LOG.warn("{} did not run and is submitted again", name);
      }
    }
  }

  /** Stops looking after the cluster. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
