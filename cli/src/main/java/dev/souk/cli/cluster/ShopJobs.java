package dev.souk.cli.cluster;

import dev.souk.domain.ShopId;
import dev.souk.jobs.ShopJobMain;
import dev.souk.jobs.cluster.JobArguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streaming jobs of shops on a cluster. A job goes on from the newest complete checkpoint of
 * its generation, which it finds itself; so submitting is also how to change its parallelism, and
 * how to bring it back after the JobManager has lost it. Of a shop at most one job runs.
 * Thread-safe, also among processes.
 */
public final class ShopJobs {

  private static final Logger LOG = LoggerFactory.getLogger(ShopJobs.class);

  private final FlinkRest rest;
  private final Path jobJar;
  private final DesiredJobs desired;

  /**
   * @param directory where it is noted which jobs are to run
   */
  public ShopJobs(FlinkRest rest, Path jobJar, Path directory) {
    this.rest = rest;
    this.jobJar = jobJar;
    this.desired = new DesiredJobs(directory);
  }

  /**
   * Submits {@code job}; one of the shop that runs already takes a last checkpoint and ends first.
   *
   * @throws IOException if the JobManager refuses it
   */
  public void submit(JobArguments job) throws IOException, InterruptedException {
    desired.lock(() -> {
      end(job.shop());
      run(job);
      desired.put(job);
    });
  }

  /**
   * Takes a last checkpoint of {@code shop}'s job, ends it, and remembers that it is not to run.
   */
  public void stop(ShopId shop) throws IOException, InterruptedException {
    desired.lock(() -> {
      desired.remove(shop);
      end(shop);
    });
  }

  private void end(ShopId shop) throws IOException, InterruptedException {
    Optional<FlinkJob> live = live(shop);
    if (live.isEmpty()) {
      return;
    }
    try {
      LOG.info("{} ends at checkpoint {}", live.get().name(), rest.checkpoint(live.get()));
    } catch (IOException e) {
      // Nothing is lost: the next one goes on from the checkpoint before.
      LOG.warn("{} ends without a last checkpoint", live.get().name(), e);
    }
    rest.cancel(live.get());
  }

  private void run(JobArguments job) throws IOException {
    String id = rest.run(jobJar, ShopJobMain.class.getName(), job.words());
    LOG.info("{} is submitted as {}", job.jobName(), id);
  }

  /**
   * Submits the jobs that are to run and do not, such as after the JobManager was started again.
   *
   * @return their names
   */
  public List<String> bringBack() throws IOException, InterruptedException {
    List<String> submitted = new ArrayList<>();
    desired.lock(() -> {
      for (JobArguments job : desired.all()) {
        if (live(job.shop()).isEmpty()) {
          run(job);
          submitted.add(job.jobName());
        }
      }
    });
    return submitted;
  }

  /** Those that are to run. */
  public List<JobArguments> desired() throws IOException {
    return desired.all();
  }

  /** The job of {@code shop}, if one runs or is about to. */
  public Optional<FlinkJob> live(ShopId shop) throws IOException {
    return rest.live(JobArguments.jobName(shop));
  }
}
