package dev.souk.cli.chaos;

import dev.souk.cli.chaos.check.Finding;
import dev.souk.cli.chaos.check.Findings;
import dev.souk.cli.chaos.plan.ChaosPlan;
import dev.souk.cli.chaos.plan.Fault;
import dev.souk.cli.chaos.plan.Target;
import dev.souk.cli.chaos.stream.Accepted;
import dev.souk.cli.chaos.system.ApiProcess;
import dev.souk.cli.chaos.system.ApiStatus;
import dev.souk.cli.chaos.system.Installation;
import dev.souk.log.LogPosition;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does to an installation what a plan says, and measures how long it takes to recover. One thread
 * runs it.
 */
final class FaultRunner {

  private static final Duration RECOVERED_WITHIN = Duration.ofMinutes(5);

  private final Installation installation;
  private final Accepted accepted;
  private final Findings findings;
  private final Consumer<String> say;
  private final SnapshotStore store;
  private final Recoveries recoveries = new Recoveries();
  private final Map<String, Integer> done = new TreeMap<>();
  private final List<Thread> watches = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private volatile int kills;

  /**
   * @param say takes a line for the console
   */
  FaultRunner(
      Installation installation, Accepted accepted, Findings findings, Consumer<String> say) {
    this.installation = installation;
    this.accepted = accepted;
    this.findings = findings;
    this.say = say;
    this.store = new SnapshotStore(installation.views());
  }

  /** Processes killed so far. */
  int kills() {
    return kills;
  }

  /** What was done how often. Only after {@link #run}. */
  Map<String, Integer> done() {
    return new TreeMap<>(done);
  }

  /** How long recoveries took. */
  Recoveries recoveries() {
    return recoveries;
  }

  /** Does all faults, each when its moment has come, and waits until all is well again. */
  void run(ChaosPlan plan) throws IOException, InterruptedException {
    for (Fault fault : plan.faults()) {
      while (accepted.distinct() < fault.at()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      say.accept(fault.describe());
      switch (fault) {
        case Fault.Kill kill -> kill(kill);
        case Fault.DamageStored damage -> damage(damage);
        case Fault.DamageCopy damage -> damage(damage);
      }
    }
    for (Thread watch : watches) {
      watch.join();
    }
  }

  private void kill(Fault.Kill kill) throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(kill.delayMillis());
    installation.kill(kill.target(), kill.instance());
    kills++;
    switch (kill.target()) {
      case TASK_MANAGER, JOB_MANAGER -> watch(kill.target().wire(), kill, upToNow(this::published));
      case BROKER -> watch(kill.target().wire(), kill, () -> installation.broker().answers());
      case API -> {
        ApiProcess api = installation.apis().get(kill.instance() - 1);
        watch(kill.target().wire(), kill, () -> api.uptime().life() >= 0);
      }
    }
  }

  /** Whether jobs have published all lines before {@code end}. */
  private boolean published(LogPosition end) throws IOException {
    for (View view : View.STREAMED) {
      Optional<Manifest> newest = store.latest(view);
      if (newest.isEmpty() || !covers(newest.get(), end)) {
        return false;
      }
    }
    return true;
  }

  private static boolean covers(Manifest manifest, LogPosition end) {
    LogPosition own = LogPosition.parse(manifest.position());
    for (Map.Entry<String, Long> partition : own.next().entrySet()) {
      if (partition.getValue() < end.next().getOrDefault(partition.getKey(), 0L)) {
        return false;
      }
    }
    return true;
  }

  private void damage(Fault.DamageStored damage) throws IOException {
    Optional<Path> file =
        SnapshotDamage.stored(
            installation.views(), damage.view(), damage.newest(), damage.harm(), damage.draw());
    if (file.isEmpty()) {
      say.accept("  nothing was there to damage");
      return;
    }
    say.accept("  " + file.get());
    watch(
        "stored file",
        damage,
        upToNow(end -> {
          for (ApiProcess api : installation.apis()) {
            Optional<ApiStatus> status = ApiStatus.of(client, api);
            if (status.isEmpty() || !status.get().reflects(damage.view(), end)) {
              return false;
            }
          }
          return true;
        }));
  }

  /** Something that is true when the log was worked off up to a position. */
  private interface Covered {
    boolean by(LogPosition end) throws IOException, InterruptedException;
  }

  /**
   * The log's end is asked for when it is looked for the first time, and again if it is not known.
   */
  private Waiting.Condition upToNow(Covered covered) {
    AtomicReference<@Nullable LogPosition> end = new AtomicReference<>();
    return () -> {
      LogPosition known = end.get();
      if (known == null) {
        known = installation.log().end();
        end.set(known);
      }
      return covered.by(known);
    };
  }

  private void damage(Fault.DamageCopy damage) throws IOException, InterruptedException {
    ApiProcess api = installation.apis().get(damage.instance() - 1);
    api.kill(() -> {
      Optional<Path> file =
          SnapshotDamage.copied(
              api.copies().resolve(damage.view().wire()), damage.harm(), damage.draw());
      say.accept("  " + (file.isEmpty() ? "nothing was there to damage" : file.get()));
    });
    kills++;
    done.merge("killed " + Target.API.wire(), 1, Integer::sum);
    watch("copied file", damage, () -> api.uptime().life() >= 0);
  }

  private void watch(String kind, Fault fault, Waiting.Condition recovered) {
    done.merge(fault instanceof Fault.Kill ? "killed " + kind : "damaged " + kind, 1, Integer::sum);
    long begun = System.nanoTime();
    watches.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                if (Waiting.until(recovered, RECOVERED_WITHIN)) {
                  recoveries.add(kind, (System.nanoTime() - begun) / 1e9);
                } else {
                  findings.add(Finding.STUCK, fault.describe());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }));
  }
}
