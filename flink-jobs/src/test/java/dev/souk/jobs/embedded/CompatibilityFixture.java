package dev.souk.jobs.embedded;

import dev.souk.domain.Json;
import dev.souk.jobs.PipelineOptions;
import dev.souk.log.JsonlLayout;
import dev.souk.log.Topic;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of a fixture, docs/compatibility.md.
 *
 * @param directory of one version
 */
record CompatibilityFixture(Path directory) {

  static final List<View> VIEWS = List.of(View.ITEMS, View.PROFILES, View.SIGNALS);
  static final Path ALL = Path.of("src", "test", "resources", "compatibility");

  /** The shop: log, views and models. */
  Shop shop() throws IOException {
    Path shop = directory.resolve("shop");
    return new Shop(shop, new JsonlLayout(shop.resolve("log")));
  }

  /** How its job runs; long intervals leave the last checkpoint to whoever asks for one. */
  JobsConfig jobs(Duration interval) {
    return new JobsConfig(
        directory.resolve("flink"), 2, 2, interval, interval, PipelineOptions.DEFAULT);
  }

  /** Where a savepoint lies for a job of the shop to go on from. */
  Path savepoint(long number) {
    return directory
        .resolve("flink")
        .resolve(Shop.ID.value())
        .resolve("g1")
        .resolve("savepoint")
        .resolve("chk-" + number);
  }

  private Path documentsFile(View view) {
    return directory.resolve("documents").resolve(view.wire() + ".jsonl");
  }

  /** Writes the documents that the views hold. */
  void writeDocuments(View view, Map<String, String> documents) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> document : documents.entrySet()) {
      ObjectNode line = Json.MAPPER.createObjectNode();
      line.put("key", document.getKey());
      line.put("source", document.getValue());
      lines.append(line).append('\n');
    }
    Files.createDirectories(documentsFile(view).getParent());
    Files.writeString(documentsFile(view), lines);
  }

  /** The documents that the views held when they were written: source by key. */
  Map<String, String> documents(View view) throws IOException {
    Map<String, String> documents = new TreeMap<>();
    for (String line : Files.readAllLines(documentsFile(view))) {
      JsonNode json = Json.object(line);
      documents.put(json.get("key").stringValue(), json.get("source").stringValue());
    }
    return documents;
  }

  /** Waits until the views of {@code shop} reflect all of its log. */
  static void awaitAll(Shop shop, EmbeddedJobs jobs) throws Exception {
    Await.until(
        "views reflect the log",
        () -> {
          Assertions.assertEquals("", jobs.health(Shop.ID).reason());
          return shop.reflects(View.ITEMS, Topic.CATALOG)
              && shop.reflects(View.PROFILES, Topic.BEHAVIOR)
              && shop.reflects(View.SIGNALS, Topic.BEHAVIOR)
              && shop.reflects(View.SIGNALS, Topic.DEAD_LETTERS);
        });
  }

  /** Copies a tree of files. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
