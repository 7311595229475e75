package dev.souk.retrieval.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.config.SettingsException;
import dev.souk.retrieval.SearchExtras;
import dev.souk.retrieval.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentsTest {

  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir Path directory;

  private Experiments experiments(String yaml) throws IOException {
    return Experiments.load(Files.writeString(directory.resolve("trials.yaml"), yaml));
  }

  private static String arm(Experiments experiments, SearchRequest request) {
    return experiments
        .assign(request, NOW, name -> !name.equals("missing"))
        .map(assigned -> assigned.experiment() + "/" + assigned.arm().name())
        .orElse("none");
  }

  @Test
  void shares_areKept_andAShopperStays() throws IOException {
    Experiments experiments =
        experiments("experiments: {taste: {profiles: {default: 30, bold: 50}}}");
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      SearchRequest request = SearchRequest.feed("shopper-" + i);
      String arm = arm(experiments, request);
      assertEquals(arm, arm(experiments, request));
      counts.merge(arm, 1, Integer::sum);
    }
    // Five standard deviations of 10,000 draws are at most 250.
    assertEquals(3000, counts.getOrDefault("taste/default", 0), 250);
    assertEquals(5000, counts.getOrDefault("taste/bold", 0), 250);
    assertEquals(2000, counts.getOrDefault("none", 0), 250);
  }

  @Test
  void anAssignment_isTheSameForEver() throws IOException {
    Experiments experiments =
        experiments("experiments: {taste: {profiles: {default: 50, bold: 50}}}");
    List<String> arms =
        List.of("1", "2", "3", "4", "17850", "sim-001").stream()
            .map(shopper -> arm(experiments, SearchRequest.feed(shopper)))
            .toList();
    String bold = "taste/bold";
    String usual = "taste/default";
    assertEquals(List.of(bold, usual, bold, usual, bold, usual), arms);
  }

  @Test
  void experiments_assignIndependently() throws IOException {
    Experiments one = experiments("experiments: {one: {profiles: {a: 50, b: 50}}}");
    Experiments two = experiments("experiments: {two: {profiles: {a: 50, b: 50}}}");
    int same = 0;
    for (int i = 0; i < 4000; i++) {
      SearchRequest request = SearchRequest.feed("s" + i);
      same += arm(one, request).endsWith(arm(two, request).substring(3)) ? 1 : 0;
    }
    assertEquals(2000, same, 160);
  }

  @Test
  void whoTakesPart() throws IOException {
    Experiments experiments =
        experiments(
            """
            experiments:
              ended: {until: 2026-12-01T00:00:00Z, profiles: {other: 100}}
              later: {from: 2026-12-02T00:00:00Z, profiles: {other: 100}}
              waiting: {profiles: {missing: 100}}
              mixed: {from: 2026-12-01T00:00:00Z, interleave: {profiles: [default, bold], share: 100}}
            """);
    SearchRequest guest = SearchRequest.text("lamp");
    assertEquals("none", arm(experiments, guest));
    SearchExtras visit = new SearchExtras(false, List.of(), "visit-1", Map.of());
    assertEquals("mixed/interleaved", arm(experiments, guest.with(visit)));
    SearchRequest shopper = SearchRequest.feed("17850");
    assertEquals("mixed/interleaved", arm(experiments, shopper));
    assertEquals("none", arm(experiments, shopper.by("bold")));
    SearchExtras own = new SearchExtras(false, List.of("bold", "default"), null, Map.of());
    assertEquals("none", arm(experiments, shopper.with(own)));
  }

  @Test
  void everyProblem_isSaidAtOnce() {
    SettingsException refusal =
        assertThrows(
            SettingsException.class,
            () ->
                experiments(
                    """
                    experiments:
                      Wrong Name: {profiles: {a: 10}}
                      none: {}
                      much: {profiles: {a: 60, b: 60}}
                      same: {interleave: {profiles: [a, a]}}
                      when: {from: now, profiles: {a: -1}}
                    """));
    for (String expected :
        List.of(
            "experiments.Wrong Name:",
            "experiments.none.profiles: missing",
            "experiments.much.profiles: 120.0 percent (expected: at most 100",
            "experiments.same.interleave.profiles: [a, a] (expected: two different",
            "experiments.when.from: now",
            "experiments.when.profiles.a: -1")) {
      assertTrue(
          refusal.problems().stream().anyMatch(problem -> problem.startsWith(expected)),
          expected + " not among " + refusal.problems());
    }
  }
}
