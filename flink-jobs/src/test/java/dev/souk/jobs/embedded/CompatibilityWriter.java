package dev.souk.jobs.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the fixture of a version, which must not exist yet. Runs only when named, as
 * docs/compatibility.md tells.
 */
class CompatibilityWriter {

  @TempDir Path directory;

  @Test
  void write() throws Exception {
    String version = System.getProperty("compatibility.version", "");
    assertFalse(
        version.isEmpty(),
        "compatibility.version: '' (expected: the version to write, such as v2)");
    Path target = CompatibilityFixture.ALL.resolve(version);
    assertFalse(Files.exists(target), target + " exists (expected: a new version)");
    CompatibilityFixture fixture = new CompatibilityFixture(directory.resolve(version));
    model(fixture);
    try (Shop shop = fixture.shop()) {
      CompatibilityLog log = new CompatibilityLog(shop);
      savepoint(fixture, shop, log);
      log.upTo(CompatibilityLog.CHANGES, CompatibilityLog.EVENTS);
    }
    Files.delete(directory.resolve(version).resolve("shop").resolve("log").resolve(".lock"));
    CompatibilityFixture.copy(fixture.directory(), target);
  }

  /** A model that is there from the start, so that operators have one in their state. */
  private static void model(CompatibilityFixture fixture) throws IOException {
    Path models = fixture.directory().resolve("shop").resolve("models").resolve("lsa");
    Files.createDirectories(models);
    Files.writeString(models.resolve("m1"), "");
    Files.writeString(models.resolve("CURRENT"), "m1");
  }

  private void savepoint(CompatibilityFixture fixture, Shop shop, CompatibilityLog log)
      throws Exception {
    Path saved = directory.resolve("savepoints");
    try (EmbeddedCluster cluster = EmbeddedCluster.start(2, directory.resolve("tmp"))) {
      EmbeddedJobs jobs = new EmbeddedJobs(cluster, fixture.jobs(Duration.ofMillis(500)));
      jobs.start(shop.job());
      // In two parts, so that indexes have several commits, with deletions.
      for (int part = 1; part <= 2; part++) {
        log.upTo(12 * part, 60 * part);
        CompatibilityFixture.awaitAll(shop, jobs);
      }
      JobID job = cluster.flink().listJobs().get(1, TimeUnit.MINUTES).iterator().next().getJobId();
      cluster
          .flink()
          .triggerSavepoint(job, saved.toString(), false, SavepointFormatType.CANONICAL)
          .get(1, TimeUnit.MINUTES);
      jobs.close();
    }
    FileUtils.deleteDirectory(fixture.directory().resolve("flink").toFile());
    long number = shop.store.latest(View.SIGNALS).orElseThrow().checkpoint();
    for (Path savepoint : FileUtils.listDirectory(saved)) {
      CompatibilityFixture.copy(savepoint, fixture.savepoint(number));
    }
    for (View view : CompatibilityFixture.VIEWS) {
      fixture.writeDocuments(view, shop.documents(view));
    }
  }
}
