package dev.souk.cli.runtime;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.api.shop.GenerationInfo;
import dev.souk.api.shop.GenerationInfo.Role;
import dev.souk.api.shop.Generations;
import dev.souk.api.shop.Verification;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ShopId;
import dev.souk.jobs.embedded.EmbeddedJobs;
import dev.souk.jobs.embedded.Generation;
import dev.souk.jobs.log.ShopLog;
import dev.souk.log.LogPosition;
import dev.souk.log.ReplayStart;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of one shop whose jobs run in this process. What changes something waits for what
 * does already; looking never waits.
 *
 * <p>Kept are the served generation, the one served before it, and those that were never served;
 * the others are dropped when another one begins to be served.
 */
final class ManagedGenerations implements Generations {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedGenerations.class);
  private static final int MOST = 3;
  private static final Duration COVERED_WITHIN = Duration.ofSeconds(20);

  private final ShopId shop;
  private final EmbeddedJobs jobs;
  private final ShopLog log;
  private final SnapshotStore store;
  private final GenerationDescriber describer;
  private final GenerationVerifier verifier;
  private final Runnable switched;

  /**
   * @param verifier compares
   * @param switched called when another generation is served, to open it at once
   */
  ManagedGenerations(
      ShopId shop,
      EmbeddedJobs jobs,
      ShopLog log,
      SnapshotStore store,
      GenerationVerifier verifier,
      Runnable switched) {
    this.shop = shop;
    this.jobs = jobs;
    this.log = log;
    this.store = store;
    this.describer = new GenerationDescriber(shop, jobs, store);
    this.verifier = verifier;
    this.switched = switched;
  }

  @Override
  public List<GenerationInfo> list() throws IOException {
    LogPosition end = log.end();
    TreeSet<String> names = new TreeSet<>(GenerationDescriber.ORDER);
    jobs.generations(shop).forEach(generation -> names.add(generation.name()));
    names.addAll(store.generations(View.ITEMS));
    List<GenerationInfo> list = new ArrayList<>();
    for (String name : names) {
      list.add(describer.describe(name, role(name), end));
    }
    return list;
  }

  private GenerationInfo one(String name) throws IOException {
    return describer.describe(name, role(name), log.end());
  }

  private Role role(String name) throws IOException {
    Optional<String> served = store.current(View.ITEMS);
    if (served.isPresent() && served.get().equals(name)) {
      return Role.SERVED;
    }
    return previous().filter(name::equals).isPresent() ? Role.PREVIOUS : Role.CANDIDATE;
  }

  /** The one that was served before the present one. */
  private Optional<String> previous() throws IOException {
    List<String> history = store.served(View.ITEMS);
    for (String name : history.reversed()) {
      if (!name.equals(history.getLast())) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized GenerationInfo rebuild(ReplayStart from) throws IOException {
    List<Generation> kept = jobs.generations(shop);
    if (kept.size() >= MOST) {
      throw conflict(
          "generations: %s (expected: fewer than %d; drop one first)"
              .formatted(kept.stream().map(Generation::name).toList(), MOST));
    }
    for (Generation each : kept) {
      if (role(each.name()) == Role.CANDIDATE && !one(each.name()).complete()) {
        throw conflict(
            "rebuild: %s is being replayed (expected: one replay at a time; drop it to begin anew)"
                .formatted(each.name()));
      }
    }
    LogPosition end = log.end();
    Generation begun = jobs.rebuild(shop, position(from, end), end);
    LOG.info("{} is rebuilt into {} from {}", shop, begun.name(), from);
    return one(begun.name());
  }

  private LogPosition position(ReplayStart from, LogPosition end) throws IOException {
    return switch (from) {
      case ReplayStart.Earliest _ -> LogPosition.START;
      case ReplayStart.Time(java.time.Instant time) -> log.firstAt(time);
      case ReplayStart.Offsets(LogPosition position) -> {
        for (Map.Entry<String, Long> partition : position.next().entrySet()) {
          Long last = end.next().get(partition.getKey());
          if (last == null || partition.getValue() > last) {
            throw new InvalidInputException("from", position, "partitions and offsets in " + end);
          }
        }
        yield position;
      }
    };
  }

  @Override
  public synchronized GenerationInfo switchTo(String generation) throws IOException {
    known(generation);
    Optional<String> served = store.current(View.ITEMS);
    if (served.isPresent() && !served.get().equals(generation)) {
      awaitCovering(generation, one(served.get()).position());
    }
    return serve(generation);
  }

  private static boolean complete(GenerationInfo info) {
    return View.NEEDED.stream().allMatch(view -> info.documents().containsKey(view.wire()));
  }

  /** The candidate follows the log, so it gets there unless it is far behind or does not run. */
  private void awaitCovering(String generation, LogPosition served) throws IOException {
    long deadline = System.nanoTime() + COVERED_WITHIN.toNanos();
    GenerationInfo info = one(generation);
    while (!complete(info) || !info.position().covers(served)) {
      if (!info.complete() || System.nanoTime() > deadline) {
        throw conflict(
            "generation: %s, at %s with %d of %d lines replayed (expected: one that reflects %s)"
                .formatted(generation, info.position(), info.replayed(), info.toReplay(), served));
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while " + generation + " caught up", e);
      }
      info = one(generation);
    }
  }

  @Override
  public synchronized GenerationInfo rollback() throws IOException {
    Optional<String> previous = previous();
    if (previous.isEmpty() || !complete(one(previous.get()))) {
      throw conflict("generations: none served before (expected: one to go back to)");
    }
    return serve(previous.get());
  }

  private GenerationInfo serve(String generation) throws IOException {
    store.switchTo(View.ITEMS, generation);
    switched.run();
    LOG.info("{} is served from generation {}", shop, generation);
    for (GenerationInfo each : list()) {
      if (each.role() == Role.CANDIDATE && store.served(View.ITEMS).contains(each.name())) {
        jobs.drop(shop, each.name());
        LOG.info("Generation {} of {} is dropped: two newer ones were served", each.name(), shop);
      }
    }
    return one(generation);
  }

  @Override
  public synchronized void drop(String generation) throws IOException {
    known(generation);
    if (role(generation) == Role.SERVED) {
      throw conflict("generation: %s, served (expected: one that is not)".formatted(generation));
    }
    jobs.drop(shop, generation);
  }

  @Override
  public Verification verify(String generation, List<String> queries)
      throws IOException, InterruptedException {
    known(generation);
    Optional<String> other = store.current(View.ITEMS);
    if (other.filter(generation::equals).isPresent()) {
      other = previous();
    }
    if (other.isEmpty()) {
      throw conflict(
          "generation: %s, the only one (expected: another one to compare with)"
              .formatted(generation));
    }
    String against = other.get();
    for (String name : List.of(generation, against)) {
      GenerationInfo info = one(name);
      if (!info.complete()) {
        throw conflict(
            "generation: %s, with %d of %d lines replayed (expected: all)"
                .formatted(name, info.replayed(), info.toReplay()));
      }
    }
    return verifier.verify(generation, against, queries);
  }

  private void known(String generation) throws IOException {
    List<GenerationInfo> all = list();
    if (all.stream().noneMatch(info -> info.name().equals(generation))) {
      throw new ApiException(
          ErrorCode.UNKNOWN_GENERATION,
          "generation: %s (expected: one of %s)"
              .formatted(generation, all.stream().map(GenerationInfo::name).toList()));
    }
  }

  private static ApiException conflict(String detail) {
    return new ApiException(ErrorCode.GENERATION_CONFLICT, detail);
  }
}
