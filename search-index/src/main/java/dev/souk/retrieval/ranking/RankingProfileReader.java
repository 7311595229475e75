package dev.souk.retrieval.ranking;

import dev.souk.config.Settings;
import dev.souk.config.SettingsException;
import dev.souk.view.schema.ItemFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads a ranking profile and tells all that is wrong with it at once. */
final class RankingProfileReader {

  private static final double MOST_WEIGHT = 1000;
  private static final int DEFAULT_FIRST = 20;
  private static final List<String> DIVERSE_FIELDS = List.of(ItemFields.BRAND, ItemFields.CATEGORY);

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
    Blend search = search(settings.section("search"));
    Blend feed = feed(settings.section("feed"));
    Blend similar = shelf(settings.section("similar"));
    Blend together =
        settings.has("together")
            ? shelf(settings.section("together"))
            : RankingProfile.STANDARD_TOGETHER;
    Blend trending =
        settings.has("trending")
            ? shelf(settings.section("trending"))
            : RankingProfile.STANDARD_TRENDING;
    settings.finish();
    return new RankingProfile(name, version, search, feed, similar, together, trending);
  }

  private static Blend search(Settings search) {
    Blend blend = blend(search);
    int reranked =
        search.integer("learned_candidates", Blend.DEFAULT_RERANKED, 1, Blend.MOST_RERANKED);
    return search.flag("learned", false) ? blend.withReranked(reranked) : blend;
  }

  private static Blend feed(Settings feed) {
    Blend blend = shelf(feed);
    return feed.flag("learned", false) ? blend.withLearned() : blend;
  }

  private static Blend shelf(Settings shelf) {
    Blend blend = blend(shelf);
    if (!shelf.has("diversity")) {
      return blend;
    }
    Settings diversity = shelf.section("diversity");
    int first = diversity.integer("first", DEFAULT_FIRST, 1, Diversity.MOST_FIRST);
    Map<String, Integer> most = new TreeMap<>();
    for (String field : DIVERSE_FIELDS) {
      if (diversity.has(field)) {
        most.put(field, diversity.integer(field, 1, 1, Diversity.MOST_FIRST));
      }
    }
    return blend.with(new Diversity(first, most));
  }

  private static Blend blend(Settings blend) {
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
    return new Blend(weights, budgets, Diversity.NONE, false);
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
