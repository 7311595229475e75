package dev.souk.retrieval.ranking;

import dev.souk.config.Settings;
import dev.souk.config.SettingsException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads a ranking profile and tells all that is wrong with it at once. */
final class RankingProfileReader {

  private static final double MOST_WEIGHT = 1000;

  private RankingProfileReader() {}

  /**
   * @param file its name, for messages
   * @throws SettingsException with every problem
   */
  static RankingProfile read(String file, String yaml) {
    Settings settings = Settings.parse(file, yaml);
    String name = settings.needed("name");
    if (!name.isBlank() && !RankingProfile.isName(name)) {
      settings.problem("name", name, RankingProfile.NAME_FORM);
    }
    if (!settings.has("version")) {
      settings.problem("version", null, "a whole number, 1 or more");
    }
    int version = settings.integer("version", 1, 1, Integer.MAX_VALUE);
    String _ = settings.text("description", "");
    Blend search = blend(settings, "search");
    Blend feed = blend(settings, "feed");
    Blend similar = blend(settings, "similar");
    settings.finish();
    return new RankingProfile(name, version, search, feed, similar);
  }

  private static Blend blend(Settings settings, String name) {
    Settings blend = settings.section(name);
    Map<SourceKind, Double> weights = new EnumMap<>(SourceKind.class);
    Settings weighed = blend.section("weights");
    eachSource(
        weighed, (key, source) -> weights.put(source, weighed.number(key, 0, 0, MOST_WEIGHT)));
    if (weights.isEmpty()) {
      blend.problem("weights", "none", "at least one source");
    }
    Map<SourceKind, Integer> budgets = new EnumMap<>(SourceKind.class);
    Settings limited = blend.section("budgets");
    eachSource(
        limited,
        (key, source) ->
            budgets.put(source, limited.integer(key, Blend.DEFAULT_BUDGET, 1, Blend.MOST)));
    return new Blend(weights, budgets);
  }

  private static void eachSource(Settings bySource, BiConsumer<String, SourceKind> use) {
    for (String key : bySource.keys()) {
      SourceKind.find(key)
          .ifPresentOrElse(
              source -> use.accept(key, source),
              () -> bySource.problem(key, "unknown source", "one of " + sources()));
    }
  }

  private static String sources() {
    List<String> names = new ArrayList<>();
    for (SourceKind kind : SourceKind.values()) {
      names.add(kind.wire());
    }
    return String.join(", ", names);
  }
}
