package dev.souk.jobs.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Json;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What earlier versions wrote, this one goes on with: docs/compatibility.md. */
class CompatibilityIT {

  private static final Duration INTERVAL = Duration.ofMillis(200);

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    try (Stream<Path> versions = Files.list(CompatibilityFixture.ALL)) {
      return versions.map(version -> version.getFileName().toString()).sorted().toList();
    }
  }

  private CompatibilityFixture copied(String version) throws IOException {
    Path copy = directory.resolve(version);
    CompatibilityFixture.copy(CompatibilityFixture.ALL.resolve(version), copy);
    return new CompatibilityFixture(copy);
  }

  private static Map<View, Map<String, String>> documents(Shop shop) throws IOException {
    Map<View, Map<String, String>> documents = new TreeMap<>();
    for (View view : CompatibilityFixture.VIEWS) {
      documents.put(view, shop.documents(view));
    }
    return documents;
  }

  @ParameterizedTest
  @MethodSource("versions")
  void viewsOfAnEarlierVersionAreRead(String version) throws Exception {
    CompatibilityFixture fixture = copied(version);
    try (Shop shop = fixture.shop()) {
      for (View view : CompatibilityFixture.VIEWS) {
        assertFalse(fixture.documents(view).isEmpty());
        assertEquals(fixture.documents(view), shop.documents(view));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aJobGoesOnFromASavepointOfAnEarlierVersion(String version) throws Exception {
    CompatibilityFixture fixture = copied(version);
    CompatibilityFixture anew = new CompatibilityFixture(directory.resolve("anew"));
    for (String needed : List.of("log", "models")) {
      Path part = Path.of("shop", needed);
      CompatibilityFixture.copy(fixture.directory().resolve(part), anew.directory().resolve(part));
    }
    try (Shop restored = fixture.shop();
        Shop fresh = anew.shop();
        EmbeddedCluster cluster = EmbeddedCluster.start(2, directory.resolve("tmp"))) {
      long saved = restored.store.latest(View.PROFILES).orElseThrow().checkpoint();
      Map<View, Map<String, String>> before = documents(restored);
      run(cluster, fixture, restored);
      run(cluster, anew, fresh);
      // The job went on, in the generation that it was in, and did not begin anew.
      assertEquals(Optional.of("g1"), restored.store.current(View.PROFILES));
      assertTrue(restored.store.latest(View.PROFILES).orElseThrow().checkpoint() > saved);
      assertFalse(before.equals(documents(restored)));
      for (View view : CompatibilityFixture.VIEWS) {
        Map<String, String> expected = fresh.documents(view);
        Map<String, String> found = restored.documents(view);
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((key, source) ->
            assertSame(
                Json.tree(source), Json.tree(found.getOrDefault(key, "null")), view + " " + key));
      }
    }
  }

  /** Sums that were kept in another form then may differ where a double is rounded. */
  private static void assertSame(JsonNode expected, JsonNode found, String where) {
    if (expected.isFloatingPointNumber() && found.isNumber()) {
      double value = expected.doubleValue();
      assertEquals(value, found.doubleValue(), 1e-6 * Math.max(1, Math.abs(value)), where);
    } else if (expected.isContainer()) {
      assertEquals(expected.size(), found.size(), where);
      for (String name : expected.propertyNames()) {
        assertSame(expected.get(name), found.path(name), where + "." + name);
      }
      for (int i = 0; expected.isArray() && i < expected.size(); i++) {
        assertSame(expected.get(i), found.path(i), where + "[" + i + "]");
      }
    } else {
      assertEquals(expected, found, where);
    }
  }

  private static void run(EmbeddedCluster cluster, CompatibilityFixture fixture, Shop shop)
      throws Exception {
    try (EmbeddedJobs jobs = new EmbeddedJobs(cluster, fixture.jobs(INTERVAL))) {
      jobs.start(shop.job());
      CompatibilityFixture.awaitAll(shop, jobs);
    }
  }
}
