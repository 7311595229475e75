package dev.souk.cli.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short run, of the same plan each time unless {@code -Dsouk.chaos.seed=N} gives another; what
 * meets what still differs from run to run, since processes are killed while others work.
 */
class ChaosIT {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path temp;

  @Test
  void run_fiveKillsAndDamagedFiles_losesAndDoublesNothing() throws Exception {
    long seed = Long.getLong("souk.chaos.seed", 89_667);
    System.out.println("Seed " + seed + " in " + temp);
    ChaosReport report =
        ChaosRun.run(
            new ChaosOptions(seed, 5, 15_000, 1000, Path.of(".."), temp.resolve("run")),
            System.out);
    report.print(System.out);
    assertEquals(Map.of(), report.findings(), "seed " + seed);
    assertTrue(report.logLines() >= 15_000, "lines: " + report.logLines());
    assertTrue(report.ledger().duplicates() > 0, report.ledger()::toString);
    assertTrue(report.ledger().dead() > 0, report.ledger()::toString);
    assertTrue(report.queries() > 0, "queries: " + report.queries());
  }
}
