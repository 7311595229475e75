package dev.souk.retrieval.ranking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a ranking profile and tells all that is wrong with it at once. */
final class RankingProfileReader {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> FIELDS =
      Set.of("name", "version", "description", "search", "feed", "similar");

  private final List<String> problems = new ArrayList<>();

  private RankingProfileReader() {}

  /**
   * @param file its name, for messages
   * @throws IllegalArgumentException with one line per problem
   */
  static RankingProfile read(String file, String yaml) {
    RankingProfileReader reader = new RankingProfileReader();
    RankingProfile profile = null;
    try {
      profile = reader.profile(YAML.readTree(yaml));
    } catch (JacksonException e) {
      reader.problems.add(e.getOriginalMessage() + " (expected: YAML)");
    } catch (IllegalArgumentException e) {
      reader.problems.add(String.valueOf(e.getMessage()));
    }
    if (profile == null || !reader.problems.isEmpty()) {
      throw new IllegalArgumentException(file + ": " + String.join("; ", reader.problems));
    }
    return profile;
  }

  private RankingProfile profile(JsonNode json) {
    for (String field : json.propertyNames()) {
      if (!FIELDS.contains(field)) {
        problems.add(field + " (expected: one of " + sorted(FIELDS) + ")");
      }
    }
    Blend search = blend(json, "search");
    Blend feed = blend(json, "feed");
    Blend similar = blend(json, "similar");
    JsonNode version = json.path("version");
    if (!version.isInt()) {
      problems.add("version: " + version + " (expected: a whole number, 1 or more)");
    }
    return new RankingProfile(
        json.path("name").asString(""), version.asInt(1), search, feed, similar);
  }

  private Blend blend(JsonNode json, String name) {
    JsonNode blend = json.path(name);
    if (!blend.isObject()) {
      problems.add(name + ": " + blend + " (expected: weights, and budgets if wanted)");
      return new Blend(Map.of(), Map.of());
    }
    for (String field : blend.propertyNames()) {
      if (!field.equals("weights") && !field.equals("budgets")) {
        problems.add(name + "." + field + " (expected: weights or budgets)");
      }
    }
    Map<SourceKind, Double> weights = new EnumMap<>(SourceKind.class);
    numbers(blend.path("weights"), name + ".weights", 0, 1000, weights);
    Map<SourceKind, Double> budgets = new EnumMap<>(SourceKind.class);
    numbers(blend.path("budgets"), name + ".budgets", 1, Blend.MOST, budgets);
    if (weights.isEmpty()) {
      problems.add(name + ".weights: none (expected: at least one source)");
    }
    Map<SourceKind, Integer> whole = new EnumMap<>(SourceKind.class);
    budgets.forEach((source, budget) -> whole.put(source, budget.intValue()));
    return new Blend(weights, whole);
  }

  private void numbers(
      JsonNode json, String path, double low, double high, Map<SourceKind, Double> into) {
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      SourceKind source = SourceKind.find(entry.getKey()).orElse(null);
      JsonNode value = entry.getValue();
      if (source == null) {
        problems.add(path + "." + entry.getKey() + " (expected: one of " + sources() + ")");
      } else if (!value.isNumber() || !(value.asDouble() >= low && value.asDouble() <= high)) {
        problems.add(
            path
                + "."
                + entry.getKey()
                + ": "
                + value
                + " (expected: "
                + low
                + " to "
                + high
                + ")");
      } else {
        into.put(source, value.asDouble());
      }
    }
  }

  private static String sources() {
    List<String> names = new ArrayList<>();
    for (SourceKind kind : SourceKind.values()) {
      names.add(kind.wire());
    }
    return String.join(", ", names);
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
