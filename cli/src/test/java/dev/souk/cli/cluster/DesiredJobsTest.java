package dev.souk.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.domain.ShopId;
import dev.souk.jobs.cluster.JobArguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesiredJobsTest {

  @TempDir Path temp;

  private static JobArguments job(String shop) {
    return JobArguments.parse(
        "--shop",
        shop,
        "--kafka",
        "one:9092",
        "--views",
        "/v",
        "--models",
        "/m",
        "--checkpoints",
        "/c",
        "--scratch",
        "/s");
  }

  @Test
  void all_areThoseThatWerePutAndNotRemoved() throws Exception {
    DesiredJobs jobs = new DesiredJobs(temp.resolve("jobs"));
    assertEquals(List.of(), jobs.all());
    jobs.put(job("b"));
    jobs.put(job("a"));
    jobs.put(job("a").withParallelism(7));
    assertEquals(List.of(job("a").withParallelism(7), job("b")), jobs.all());
    jobs.remove(new ShopId("a"));
    jobs.remove(new ShopId("a"));
    assertEquals(List.of(job("b")), jobs.all());
    assertEquals(Optional.empty(), jobs.get(new ShopId("a")));
  }

  @Test
  void lock_isForOneAtATime() throws Exception {
    DesiredJobs jobs = new DesiredJobs(temp.resolve("jobs"));
    int[] inside = new int[2];
    Runnable change =
        () -> {
          try {
            jobs.lock(() -> {
              int before = inside[0];
              Thread.yield();
              inside[0] = before + 1;
            });
          } catch (Exception e) {
            inside[1]++;
          }
        };
    List<Thread> threads =
        List.of(Thread.ofPlatform().start(change), Thread.ofPlatform().start(change));
    change.run();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(3, 0), List.of(inside[0], inside[1]));
  }
}
