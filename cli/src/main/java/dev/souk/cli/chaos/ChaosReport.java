package dev.souk.cli.chaos;

import dev.souk.cli.chaos.check.Finding;
import dev.souk.cli.chaos.check.Findings;
import dev.souk.cli.chaos.stream.ChaosStream.Duplicates;
import dev.souk.domain.Json;
import dev.souk.domain.Ledger;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a run went.
 *
 * @param seed of the run
 * @param events lines of the run, each counted once
 * @param seconds it took
 * @param faults what was done how often
 * @param recoveries how long recoveries took, by kind
 * @param logLines lines in the log at the end
 * @param accepted lines that were said to be in the log, repeated ones too
 * @param duplicates sent on purpose
 * @param retried lines sent again because nobody knew whether they were in the log
 * @param ledger what the log truly holds
 * @param queries answers that were looked at
 * @param refused snapshots that API processes refused
 * @param findings what is wrong, by kind, with the first examples
 */
record ChaosReport(
    long seed,
    long events,
    double seconds,
    Map<String, Integer> faults,
    Map<String, Recoveries.Times> recoveries,
    long logLines,
    long accepted,
    Duplicates duplicates,
    long retried,
    Ledger ledger,
    long queries,
    long refused,
    Map<String, Wrong> findings) {

  /**
   * Something that is wrong.
   *
   * @param count how often
   * @param examples the first ones
   */
  record Wrong(long count, List<String> examples) {}

  /** What {@code findings} has, for the report. */
  static Map<String, Wrong> wrong(Findings findings) {
    Map<String, Wrong> wrong = new LinkedHashMap<>();
    for (Finding finding : Finding.values()) {
      if (findings.count(finding) > 0) {
        wrong.put(finding.words(), new Wrong(findings.count(finding), findings.examples(finding)));
      }
    }
    return wrong;
  }

  /** Whether every promise was kept. */
  boolean passed() {
    return findings.isEmpty();
  }

  /** As JSON. */
  byte[] toJson() {
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /** As tables. */
  void print(PrintStream out) {
    out.printf(Locale.ROOT, "%nSeed %d, %,d events, %.0f s%n%n", seed, events, seconds);
    faults.forEach((what, times) -> out.printf(Locale.ROOT, "  %-28s %,12d%n", what, times));
    row(out, "lines in the log", logLines);
    row(out, "duplicates sent soon after", duplicates.near());
    row(out, "duplicates sent long after", duplicates.far());
    row(out, "lines of batches sent again", duplicates.again());
    row(out, "lines sent again in doubt", retried);
    row(out, "duplicates recognised", ledger.duplicates());
    row(out, "late", ledger.late());
    row(out, "dead letters", ledger.dead());
    row(out, "queries looked at", queries);
    row(out, "snapshots refused", refused);
    out.printf(Locale.ROOT, "%n  %-28s %6s %10s %10s%n", "recovered", "times", "median", "most");
    recoveries.forEach((kind, t) ->
        out.printf(
            Locale.ROOT, "  %-28s %6d %8.1f s %8.1f s%n", kind, t.count(), t.median(), t.most()));
    out.println();
    findings.forEach((what, wrong) -> {
      out.printf(Locale.ROOT, "  %,d %s:%n", wrong.count(), what);
      wrong.examples().forEach(example -> out.println("    " + example));
    });
    out.println(
        passed()
            ? "Nothing lost, nothing doubled: every view says what the log says."
            : "FAILED. The same run again: souk chaos --seed " + seed);
  }

  private static void row(PrintStream out, String what, long count) {
    out.printf(Locale.ROOT, "  %-28s %,12d%n", what, count);
  }
}
