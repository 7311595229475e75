package dev.souk.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.ShopId;
import dev.souk.jobs.plain.ViewContents;
import dev.souk.jobs.plain.ViewDifferences;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed in the middle of a replay and started again loses and doubles nothing.
 */
class KillIT {

  private static final int LINES = 40_000;
  private static final Path CONFIG = Path.of("..", "config");

  @TempDir Path temp;

  @Test
  void start_afterAKillInTheMiddleOfTheReplay_endsAsAnUndisturbedRun() throws Exception {
    Path config = config();
    Path killed = temp.resolve("killed");
    Path undisturbed = temp.resolve("undisturbed");
    try (ServedProcess process = ServedProcess.start(config, killed, temp.resolve("killed.log"))) {
      process.await("at a checkpoint", () -> checkpoints(killed) > 0);
      process.kill();
    }
    try (ServedProcess process = ServedProcess.start(config, killed, temp.resolve("again.log"))) {
      process.awaitReady();
    }
    String again = Files.readString(temp.resolve("again.log"));
    assertTrue(again.contains("starts in generation g1 from"), again);
    assertTrue(!again.contains("from the beginning of the log"), again);
    try (ServedProcess process =
        ServedProcess.start(config, undisturbed, temp.resolve("undisturbed.log"))) {
      process.awaitReady();
    }
    for (View view : View.values()) {
      ViewDifferences differences =
          ViewDifferences.between(view, contents(undisturbed, view), contents(killed, view), 3);
      assertTrue(differences.none(), () -> view.wire() + ": " + differences);
    }
    assertTrue(contents(killed, View.PROFILES).sources().size() > 100);
  }

  private static ViewContents contents(Path data, View view) throws IOException {
    Path views = ShopPaths.of(data, new ShopId("gifts")).views();
    return ViewContents.read(new SnapshotStore(views), view);
  }

  private static long checkpoints(Path data) {
    try (Stream<Path> files = Files.walk(data.resolve("flink"))) {
      return files.filter(file -> file.getFileName().toString().equals("_metadata")).count();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // Not there yet, or just being collected.
    }
  }

  /** The beginning of the real shop's log, and checkpoints often enough to hit the middle. */
  private Path config() throws IOException {
    Path lines = temp.resolve("retail.csv");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(CONFIG.resolve("shops/gifts/online-retail.csv.gz"))),
                StandardCharsets.UTF_8))) {
      StringBuilder head = new StringBuilder();
      for (int i = 0; i < LINES; i++) {
        head.append(reader.readLine()).append('\n');
      }
      Files.writeString(lines, head);
    }
    Path config = temp.resolve("souk.yaml");
    Files.writeString(
        config,
        """
        jobs: {checkpoint: 200ms, backlog_checkpoint: 200ms}
        similarity: simd
        shops:
          gifts:
            title: Gifts
            currency: GBP
            seed:
              - {mapping: config/import/online-retail.yaml, file: %s}
        """
            .formatted(lines));
    return config;
  }
}
