package dev.souk.retrieval.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RuleMatcherTest {

  private static final List<String> WORDS =
      List.of("red", "lamp", "t-light", "mugs", "手机壳", "四件套", "iphone12", "holder", "glass", "tea");
  private static final int REQUESTS = 500;

  private final SplittableRandom random;

  RuleMatcherTest() {
    long seed = Long.getLong("souk.seed", System.nanoTime());
    System.out.println("RuleMatcherTest: -Dsouk.seed=" + seed);
    random = new SplittableRandom(seed);
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String words(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      // Rare words as of many campaigns, and a few that many share.
      String word =
          random.nextInt(3) == 0
              ? WORDS.get(random.nextInt(WORDS.size()))
              : "word" + random.nextInt(2000);
      text.append(text.isEmpty() ? "" : " ").append(word);
    }
    return text.toString();
  }

  private String leaf() {
    return switch (random.nextInt(9)) {
      case 0 -> "query:\"" + words(2) + "\"";
      case 1 -> "query_exact:\"" + words(3) + "\"";
      case 2 -> "query_any:\"" + words(4) + "\"";
      case 3 -> "hour:[" + random.nextInt(12) + " TO " + random.nextInt(24) + "]";
      case 4 -> "language:" + pick("en", "zh");
      case 5 -> "context.segment:" + pick("trade", "vip", "s" + random.nextInt(50));
      case 6 -> "likes.category:\"" + pick("Home", "Home > Lighting", "Toys") + "\"";
      case 7 -> "max_price:[* TO " + random.nextInt(100) + "}";
      default -> "context.country:" + pick("*", "gb", "cn", "de");
    };
  }

  private String condition(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return leaf();
    }
    String first = condition(depth - 1);
    String second = condition(depth - 1);
    return switch (random.nextInt(5)) {
      case 0, 1 -> "(" + first + " AND " + second + ")";
      case 2, 3 -> "(" + first + " OR " + second + ")";
      default -> "(" + first + " AND NOT " + second + ")";
    };
  }

  private MatchContext context() {
    MatchContext.Builder context = MatchContext.builder().query(words(4));
    context.number("hour", random.nextInt(24));
    context.value("language", pick("en", "zh"));
    if (random.nextBoolean()) {
      context.value("context.segment", pick("trade", "vip", "s" + random.nextInt(50)));
      context.value("context.country", pick("GB", "cn", "de"));
      context
          .value("likes.category", "Home")
          .value("likes.category", pick("Toys", "Home > Lighting"));
    }
    if (random.nextBoolean()) {
      context.number("max_price", random.nextInt(100));
    }
    return context.build();
  }

  @Test
  void tenThousandRandomRules_matchAsTriedOneByOne() {
    Map<String, Condition> rules = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      rules.put("rule-" + i, ConditionReader.read(condition(3)));
    }
    RuleMatcher matcher = new RuleMatcher();
    matcher.replaceAll(rules);
    assertEquals(10_000, matcher.size());
    int matched = 0;
    for (int i = 0; i < REQUESTS; i++) {
      MatchContext context = context();
      List<String> expected = new ArrayList<>();
      rules.forEach((name, condition) -> {
        if (condition.holds(context)) {
          expected.add(name);
        }
      });
      assertEquals(expected, matcher.match(context), context.fields().toString());
      matched += expected.size();
    }
    assertTrue(matched > REQUESTS, matched + " matches");
    assertTrue(matched < REQUESTS * 9000, matched + " matches");
  }

  @Test
  void whatNamesSomethingNeeded_isNotTriedForOthers() {
    RuleMatcher matcher = new RuleMatcher();
    matcher.replaceAll(
        Map.of(
            "words", ConditionReader.read("query:lamp AND NOT language:zh"),
            "hours", ConditionReader.read("hour:[8 TO 16]"),
            "either", ConditionReader.read("query:lamp OR context.segment:vip"),
            "price", ConditionReader.read("max_price:[* TO 20] AND context.segment:vip")));
    assertEquals(0, matcher.tried());
    matcher.register("not", ConditionReader.read("NOT language:zh"));
    matcher.register("always", ConditionReader.read("always"));
    matcher.register("cheap", ConditionReader.read("query:mug OR max_price:[* TO 20]"));
    assertEquals(3, matcher.tried());
    assertEquals(7, matcher.size());
  }

  @Test
  void register_putsInPlaceOfTheSameName() {
    RuleMatcher matcher = new RuleMatcher();
    MatchContext lamp = MatchContext.builder().query("lamp").build();
    matcher.register("a", ConditionReader.read("query:lamp"));
    matcher.register("b", ConditionReader.read("always"));
    assertEquals(List.of("a", "b"), matcher.match(lamp));
    matcher.register("a", ConditionReader.read("query:mug"));
    assertEquals(List.of("b"), matcher.match(lamp));
  }

  @Test
  void replaceAll_isSeenWholeOrNotAtAll() throws Exception {
    RuleMatcher matcher = new RuleMatcher();
    Map<String, Condition> first = rules("first");
    Map<String, Condition> second = rules("second");
    matcher.replaceAll(first);
    MatchContext lamp = MatchContext.builder().query("lamp").build();
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      Callable<Integer> read =
          () -> {
            int matches = 0;
            while (!done.get() || matches == 0) {
              List<String> names = matcher.match(lamp);
              assertTrue(
                  names.equals(List.copyOf(first.keySet()))
                      || names.equals(List.copyOf(second.keySet())),
                  names.toString());
              matches++;
            }
            return matches;
          };
      List<Future<Integer>> results = List.of(readers.submit(read), readers.submit(read));
      for (int i = 0; i < 300; i++) {
        matcher.replaceAll(i % 2 == 0 ? second : first);
      }
      done.set(true);
      for (Future<Integer> result : results) {
        assertTrue(result.get() > 0);
      }
    }
  }

  private static Map<String, Condition> rules(String prefix) {
    Map<String, Condition> rules = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      rules.put(prefix + i, ConditionReader.read(i % 2 == 0 ? "query:lamp" : "always"));
    }
    return rules;
  }
}
