package dev.souk.retrieval.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.config.SettingsException;
import dev.souk.domain.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingProfilesTest {

  private static final String GIFTS =
      """
      name: gifts
      version: %d
      search:
        weights: {text: 1, trend: 0.5}
        budgets: {trend: 50}
      feed:
        weights: {trend: 1}
      similar:
        weights: {vector: 1}
      """;

  @TempDir private Path directory;

  private void write(String name, String yaml) throws IOException {
    Files.writeString(directory.resolve(name), yaml);
  }

  @Test
  void defaultYaml_isTheStandardProfile() throws IOException {
    RankingProfiles shipped = RankingProfiles.load(Path.of("..", "config", "ranking"));
    assertEquals(RankingProfile.standard(), shipped.get("default"));
  }

  @Test
  void directory_isReadByName_withTheStandardBeside() throws IOException {
    write("any-name.yaml", GIFTS.formatted(3));
    write("notes.txt", "not a profile");
    RankingProfiles profiles = RankingProfiles.load(directory);
    RankingProfile gifts = profiles.get("gifts");
    assertEquals("gifts@3", gifts.label());
    assertEquals(0.5, gifts.search().weight(SourceKind.TREND));
    assertEquals(0, gifts.search().weight(SourceKind.VECTOR));
    assertEquals(50, gifts.search().budget(SourceKind.TREND));
    assertEquals(Blend.DEFAULT_BUDGET, gifts.feed().budget(SourceKind.TREND));
    assertEquals(RankingProfile.standard(), profiles.get("default"));
    InvalidInputException unknown =
        assertThrows(InvalidInputException.class, () -> profiles.get("offers"));
    assertEquals("one of default, gifts", unknown.expected());
  }

  @Test
  void feed_mayAskForLearnedWeights() throws IOException {
    write("gifts.yaml", GIFTS.formatted(1));
    assertFalse(RankingProfiles.load(directory).get("gifts").feed().learned());
    write("gifts.yaml", GIFTS.formatted(2).replace("feed:", "feed:\n  learned: true"));
    assertTrue(RankingProfiles.load(directory).get("gifts").feed().learned());
  }

  @Test
  void search_mayAskForALearnedRanking() throws IOException {
    write("gifts.yaml", GIFTS.formatted(1));
    assertEquals(0, RankingProfiles.load(directory).get("gifts").search().reranked());
    write("gifts.yaml", GIFTS.formatted(2).replace("search:", "search:\n  learned: true"));
    assertEquals(
        Blend.DEFAULT_RERANKED, RankingProfiles.load(directory).get("gifts").search().reranked());
    write(
        "gifts.yaml",
        GIFTS
            .formatted(3)
            .replace("search:", "search:\n  learned: true\n  learned_candidates: 50"));
    assertEquals(50, RankingProfiles.load(directory).get("gifts").search().reranked());
  }

  @Test
  void shelves_mayHaveADiversity_andMayBeLeftOut() throws IOException {
    write("gifts.yaml", GIFTS.formatted(1));
    RankingProfile gifts = RankingProfiles.load(directory).get("gifts");
    assertEquals(Diversity.NONE, gifts.feed().diversity());
    assertEquals(RankingProfile.standard().together(), gifts.together());
    assertEquals(RankingProfile.standard().trending(), gifts.trending());

    write(
        "gifts.yaml",
        GIFTS.formatted(2)
            + """
            together:
              weights: {together: 2}
            trending:
              weights: {popularity: 1}
              diversity: {first: 5, brand: 2}
            """);
    RankingProfile said = RankingProfiles.load(directory).get("gifts");
    assertEquals(2, said.together().weight(SourceKind.TOGETHER));
    assertEquals(new Diversity(5, Map.of("brand", 2)), said.trending().diversity());

    write(
        "gifts.yaml",
        GIFTS.formatted(3)
            + """
            trending:
              weights: {popularity: 1}
              diversity: {first: 101, brand: 0, colour: 1}
            """);
    SettingsException refused =
        assertThrows(SettingsException.class, () -> RankingProfiles.load(directory));
    String message = String.valueOf(refused.getMessage());
    for (String problem :
        List.of("diversity.first: 101", "diversity.brand: 0", "diversity.colour")) {
      assertTrue(message.contains(problem), () -> problem + " in: " + message);
    }
  }

  @Test
  void brokenProfile_hasAllItsProblemsNamed() throws IOException {
    write(
        "broken.yaml",
        """
        name: broken
        version: soon
        colour: red
        search:
          weights: {text: -1, smell: 2}
          extra: 1
        feed:
          weights: {}
        similar: 5
        """);
    write("worse.yaml", "name: [");
    SettingsException refused =
        assertThrows(SettingsException.class, () -> RankingProfiles.load(directory));
    String message = String.valueOf(refused.getMessage());
    for (String problem :
        List.of(
            "broken.yaml",
            "version: \"soon\"",
            "colour",
            "search.weights.text: -1",
            "search.weights.smell",
            "search.extra",
            "feed.weights: none",
            "similar: 5",
            "worse.yaml")) {
      assertTrue(message.contains(problem), () -> problem + " in: " + message);
    }
  }

  @Test
  void refresh_takesAChange_andKeepsTheOldOnesIfItIsBroken() throws IOException {
    write("gifts.yaml", GIFTS.formatted(1));
    RankingProfiles profiles = RankingProfiles.load(directory);
    // Another length each time: times of files may be as coarse as a second.
    write("gifts.yaml", GIFTS.formatted(12));
    profiles.refresh();
    assertEquals("gifts@12", profiles.get("gifts").label());
    write("gifts.yaml", "name: gifts");
    profiles.refresh();
    assertEquals("gifts@12", profiles.get("gifts").label());
    write("gifts.yaml", GIFTS.formatted(123));
    profiles.refresh();
    assertEquals("gifts@123", profiles.get("gifts").label());
    Files.delete(directory.resolve("gifts.yaml"));
    profiles.refresh();
    assertThrows(InvalidInputException.class, () -> profiles.get("gifts"));
  }
}
