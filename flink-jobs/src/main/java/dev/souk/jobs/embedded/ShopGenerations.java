package dev.souk.jobs.embedded;

import dev.souk.domain.InvalidInputException;
import dev.souk.log.LogPosition;
import dev.souk.view.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of one shop, by generation. Looking is thread-safe; whoever starts, stops or drops must
 * be alone.
 */
final class ShopGenerations {

  private static final Logger LOG = LoggerFactory.getLogger(ShopGenerations.class);

  /** So that g10 comes after g9. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final MiniCluster cluster;
  private final JobsConfig config;
  private final ShopJob job;
  private final Generations generations;
  private final Map<String, Running> running = new ConcurrentSkipListMap<>(BY_NUMBER);

  private record Running(Generation generation, RunningJob job) {}

  ShopGenerations(MiniCluster cluster, JobsConfig config, ShopJob job, Generations generations) {
    this.cluster = cluster;
    this.config = config;
    this.job = job;
    this.generations = generations;
  }

  void submit(Generation generation, int parallelism) throws IOException {
    running.put(
        generation.name(),
        new Running(
            generation,
            RunningJob.submit(
                cluster,
                GenerationGraph.of(job, generation, config, parallelism),
                job.shop(),
                generation.name())));
  }

  Generation begin(LogPosition from, LogPosition target) throws IOException {
    Generation generation = generations.begin(from, target, "");
    submit(generation, 1);
    return generation;
  }

  List<Generation> generations() {
    List<Generation> known = new ArrayList<>();
    running.values().forEach(each -> known.add(each.generation()));
    return known;
  }

  boolean running() {
    return running.values().stream()
        .anyMatch(each -> each.job().health().state() != JobHealth.State.STOPPED);
  }

  JobHealth health() {
    Optional<String> served = Optional.empty();
    try {
      served = generations.store().current(View.ITEMS);
    } catch (IOException e) {
      LOG.warn("What {} serves cannot be read", job.shop(), e);
    }
    return served
        .flatMap(this::health)
        .orElseGet(() -> List.copyOf(running.values()).getLast().job().health());
  }

  Optional<JobHealth> health(String generation) {
    return Optional.ofNullable(running.get(generation)).map(each -> each.job().health());
  }

  void drop(String generation) throws IOException {
    if (generations.store().current(View.ITEMS).filter(generation::equals).isPresent()) {
      throw new InvalidInputException("generation", generation, "one that is not served");
    }
    Running gone = running.get(generation);
    if (gone != null) {
      gone.job().cancel();
      running.remove(generation);
    }
    generations.drop(generation);
  }

  void stop() throws IOException {
    IOException failed = null;
    for (Running each : running.values()) {
      try {
        if (each.job().health().state() != JobHealth.State.STOPPED) {
          each.job().stop();
        }
      } catch (IOException e) {
        if (failed == null) {
          failed = e;
        } else {
          failed.addSuppressed(e);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
