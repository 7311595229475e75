package dev.souk.cli.chaos.check;

import dev.souk.domain.Ledger;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.items.LsaRepresenters;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.plain.PlainViews;
import dev.souk.jobs.plain.ViewContents;
import dev.souk.jobs.plain.ViewDifferences;
import dev.souk.log.DeadLetter;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.schema.SignalsSchema;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Compares published views and dead letters with what a plain program makes of the log. */
public final class TruthCheck {

  private static final int EXAMPLES = 5;
  private static final Duration LETTERS_WITHIN = Duration.ofMinutes(2);

  private final SnapshotStore store;
  private final Findings findings;
  private final PlainViews truth;

  private TruthCheck(SnapshotStore store, PipelineOptions options, Findings findings) {
    this.store = store;
    this.findings = findings;
    this.truth = new PlainViews(options);
  }

  /**
   * Reads the log up to {@code end}, which the views must cover and dead letters too.
   *
   * @return how many lines each column of the true ledger has
   * @throws IOException if the log or a view cannot be read
   */
  public static Ledger run(
      ShopLog log, LogPosition end, PipelineOptions options, SnapshotStore views, Findings findings)
      throws IOException, InterruptedException {
    TruthCheck check = new TruthCheck(views, options, findings);
    for (Topic topic : List.of(Topic.CATALOG, Topic.BEHAVIOR)) {
      LogLines.read(log, topic, end, check.truth::add);
    }
    ViewContents signals = check.truth.signals();
    check.compare(View.ITEMS, check.truth.items(LsaRepresenters.DEFAULT.untrained()));
    check.compare(View.PROFILES, check.truth.profiles());
    check.compare(View.INDICATORS, check.truth.indicators());
    check.compare(View.QUERIES, check.truth.queries());
    ViewContents published = check.compare(View.SIGNALS, signals);
    Ledger expected = ledger(signals);
    check.compare(expected, ledger(published));
    check.letters(log, expected.dead());
    return expected;
  }

  private ViewContents compare(View view, ViewContents expected) throws IOException {
    ViewContents actual = ViewContents.read(store, view);
    ViewDifferences differences = ViewDifferences.between(view, expected, actual, EXAMPLES);
    add(Finding.LOST, differences.missing(), view, differences);
    add(Finding.DOUBLED, differences.extra(), view, differences);
    add(Finding.WRONG, differences.changed(), view, differences);
    return actual;
  }

  private void add(Finding finding, long count, View view, ViewDifferences differences) {
    if (count > 0) {
      findings.add(finding, count, view.wire() + ": " + differences);
    }
  }

  private static Ledger ledger(ViewContents signals) {
    byte @Nullable [] source = signals.sources().get(SignalsSchema.LEDGER);
    return source == null ? Ledger.EMPTY : SignalsSchema.readLedger(source);
  }

  private void compare(Ledger expected, Ledger actual) {
    long more = actual.accepted() + actual.guests() - expected.accepted() - expected.guests();
    if (more != 0) {
      findings.add(
          more < 0 ? Finding.LOST : Finding.DOUBLED,
          Math.abs(more),
          "events: " + actual + " (expected: " + expected + ")");
    }
  }

  /**
   * Letters are appended after the snapshots that count them are published, so they are awaited.
   */
  private void letters(ShopLog log, long dead) throws IOException, InterruptedException {
    Map<String, Integer> letters = letters(log);
    long deadline = System.nanoTime() + LETTERS_WITHIN.toNanos();
    while (letters.size() < dead && System.nanoTime() < deadline) {
      TimeUnit.SECONDS.sleep(1);
      letters = letters(log);
    }
    letters.forEach((id, times) -> {
      if (times > 1) {
        findings.add(Finding.DOUBLED, "the dead letter " + id + ", " + times + " times");
      }
    });
    if (letters.size() != dead) {
      findings.add(
          letters.size() < dead ? Finding.NO_LETTER : Finding.DOUBLED,
          Math.abs(letters.size() - dead),
          letters.size() + " dead letters (expected: " + dead + ")");
    }
  }

  private static Map<String, Integer> letters(ShopLog log) throws IOException {
    Map<String, Integer> letters = new HashMap<>();
    LogLines.read(
        log,
        Topic.DEAD_LETTERS,
        log.end(),
        line -> letters.merge(DeadLetter.fromJson(line.value()).id(), 1, Integer::sum));
    return letters;
  }
}
