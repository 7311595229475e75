package dev.souk.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Item;
import dev.souk.domain.QuerySignals;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.suggest.SuggestRequest;
import dev.souk.retrieval.suggest.Suggestion;
import dev.souk.retrieval.suggest.SuggestionKind;
import dev.souk.view.schema.CompletionFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes first, and what never comes. */
class PopularSuggestionsTest {

  private static final String[] WORDS = {
    "amber", "anchor", "apple", "arch", "autumn", "bell", "birch", "candle", "cup", "dove", "elm"
  };

  @TempDir Path temp;

  private LuceneShopSearch open(TestViews views) throws IOException {
    return new LuceneShopSearch(
        views.publish().store(), new ScalarBackend(), RankingProfiles.of(), QueryEmbedder.NONE);
  }

  private static Item item(String id, String title, String brand, String category) {
    return TestShop.item(id, title, "", 5, brand, category, null);
  }

  private static List<String> items(List<Suggestion> suggestions) {
    return suggestions.stream()
        .filter(suggestion -> suggestion.kind() == SuggestionKind.ITEM)
        .map(Suggestion::id)
        .toList();
  }

  private static Item random(Random random, int number) {
    StringBuilder title = new StringBuilder();
    for (int word = 0; word < 3; word++) {
      title.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return item("i" + number, title.toString() + number, "b" + number % 9, "c" + number % 7);
  }

  @Test
  void ofShortAndLongPrefixes_theMostPopularComeFirst() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Map<String, Item> items = new HashMap<>();
    Map<String, Double> popularity = new HashMap<>();
    try (TestViews views = new TestViews(temp)) {
      for (int i = 0; i < 3_000; i++) {
        Item item = random(random, i);
        items.put(item.id(), item);
        views.items(item);
        if (random.nextInt(3) > 0) {
          popularity.put(item.id(), (double) (float) random.nextGaussian());
          views.signals(item.id(), popularity.get(item.id()), 0);
        }
      }
      try (LuceneShopSearch search = open(views)) {
        List<String> typed = new ArrayList<>(List.of("a", "b", "am", "c", "amber", "an", "i"));
        for (String word : WORDS) {
          typed.add(word + " a");
          typed.add(word + " amber " + random.nextInt(30));
        }
        for (String prefix : typed) {
          List<String> expected =
              items.values().stream()
                  .filter(item ->
                      CompletionFields.keys(item.title()).stream()
                          .anyMatch(key -> key.startsWith(prefix)))
                  .sorted(bestFirst(popularity, prefix))
                  .map(Item::id)
                  .limit(20)
                  .toList();
          List<String> found =
              search.suggest(prefix, 20).stream()
                  .filter(s -> s.kind() == SuggestionKind.ITEM && !s.corrected())
                  .map(Suggestion::id)
                  .toList();
          assertEquals(expected.subList(0, found.size()), found, () -> prefix + ", seed " + seed);
          assertTrue(found.size() >= Math.min(8, expected.size()), () -> prefix + ", seed " + seed);
        }
      }
    }
  }

  private static Comparator<Item> bestFirst(Map<String, Double> popularity, String prefix) {
    Comparator<Item> popular =
        Comparator.comparingDouble(
            item -> popularity.getOrDefault(item.id(), Double.NEGATIVE_INFINITY));
    return popular
        .reversed()
        .thenComparing(item ->
            CompletionFields.keys(item.title()).stream()
                .filter(key -> key.startsWith(prefix))
                .min(Comparator.naturalOrder())
                .orElse(""))
        .thenComparing(Item::id);
  }

  @Test
  void ofEquals_whatTheShopperLikesComesFirst() throws IOException {
    try (TestViews views = new TestViews(temp)) {
      for (String wood : List.of("oak", "pine")) {
        for (int i = 0; i < 3; i++) {
          String id = wood + i;
          views.items(item(id, "Lamp of " + wood + " " + i, "La " + wood, "Lamps of " + wood));
          views.signals(id, 3, 0);
        }
      }
      views.profile(TestShop.bought("o", "oak0", "oak1"));
      views.profile(TestShop.bought("p", "pine0", "pine1"));
      try (LuceneShopSearch search = open(views)) {
        for (String wood : List.of("oak", "pine")) {
          List<Suggestion> found =
              search.suggest(new SuggestRequest("la", 12, wood.substring(0, 1)));
          assertTrue(items(found).getFirst().startsWith(wood), found::toString);
          for (SuggestionKind kind : List.of(SuggestionKind.BRAND, SuggestionKind.CATEGORY)) {
            Suggestion first =
                found.stream().filter(s -> s.kind() == kind).findFirst().orElseThrow();
            assertTrue(first.id().endsWith(wood), found::toString);
          }
        }
        assertEquals(
            search.suggest("la", 12),
            search.suggest(new SuggestRequest("la", 12, "nobody we know")));
      }
    }
  }

  @Test
  void queries_areCompletedFromAnyWord_mostPopularFirst_asTheyAreWritten() throws IOException {
    try (TestViews views = new TestViews(temp)) {
      views.items(item("lamp", "Lamp", "Lumo", "Lamps")).signals("lamp", 1, 0);
      views.query(new QuerySignals("usb charger", "USB charger", 40, 12, 5));
      views.query(new QuerySignals("car charger", "car charger", 90, 30, 6));
      views.query(new QuerySignals("手机壳", "手机壳", 9, 6, 2));
      try (LuceneShopSearch search = open(views)) {
        Suggestion usb =
            new Suggestion("USB charger", SuggestionKind.QUERY, "USB charger", 4, 6, false);
        Suggestion car =
            new Suggestion("car charger", SuggestionKind.QUERY, "car charger", 4, 6, false);
        assertEquals(List.of(car, usb), search.suggest("ch", 8));
        assertEquals(
            List.of("手机壳"), search.suggest("shoujik", 8).stream().map(Suggestion::text).toList());
        Suggestion corrected = search.suggest("chagrer", 8).getFirst();
        assertTrue(corrected.corrected() && corrected.text().equals("car charger"));
        views.query(new QuerySignals("usb charger", "USB charger", 400, 100, 8)).publish();
        search.refresh();
        assertEquals(List.of(usb, car), search.suggest("ch", 8));
      }
    }
  }

  @Test
  void whatMayNotBeShown_isNotSuggested_norItsBrandAndCategory() throws IOException {
    try (TestViews views = new TestViews(temp)) {
      views.items(
          item("a", "Lamp", "Lux", "Lamps"), item("b", "Lantern", "Lantern Co", "Lanterns"));
      try (LuceneShopSearch search = open(views)) {
        assertEquals(List.of("a", "b"), items(search.suggest("la", 8)));
        views.delete("b").publish();
        search.refresh();
        List<Suggestion> left = search.suggest("la", 8);
        assertEquals(List.of("a"), items(left));
        assertTrue(left.stream().noneMatch(s -> s.text().contains("Lantern")), left::toString);
      }
    }
  }
}
