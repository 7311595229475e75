package dev.souk.cli.evaluation;

import dev.souk.domain.Item;
import dev.souk.view.schema.ItemFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Queries made of the titles of items, each as it should be and with one and two slips. The same
 * items and seed give the same queries.
 */
final class TypoSuite {

  /** What a query is made of. */
  enum Form {
    /** The title's beginning. */
    TITLE,
    /** Two or three words of the title that are no more frequent than its middling ones. */
    SHORT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A query for an item.
   *
   * @param number of the item in the suite and the form: those with and without slips share it
   * @param slips what was done to it, in order; none if it is as it should be
   */
  record TypoQuery(int number, Form form, Item item, String text, List<TypoKind> slips) {

    TypoQuery {
      slips = List.copyOf(slips);
    }
  }

  private static final int TITLE_WORDS = 8;
  private static final int TITLE_CHARACTERS = 12;
  private static final int MOST_SLIPS = 2;
  private static final int PIECE = 4;

  private final Map<String, Integer> frequencies = new HashMap<>();
  private final Map<String, Integer> titles = new HashMap<>();

  TypoSuite(Collection<Item> items) {
    for (Item item : items) {
      titles.merge(ItemFields.fold(item.title()), 1, Integer::sum);
      Set<String> words = new HashSet<>();
      for (String word : words(item.title())) {
        words.add(ItemFields.fold(word));
      }
      words.forEach(word -> frequencies.merge(word, 1, Integer::sum));
    }
  }

  /** How many items have the title of one, folded; itself included. */
  int sameTitle(Item item) {
    return titles.getOrDefault(ItemFields.fold(item.title()), 0);
  }

  /**
   * Queries of so many of the items, drawn by the seed: of each item and form three, with no, one
   * and two slips.
   */
  List<TypoQuery> queries(Collection<Item> items, int most, long seed) {
    Random random = new Random(seed);
    List<Item> drawn = new ArrayList<>(items);
    drawn.sort(Comparator.comparing(Item::id));
    Collections.shuffle(drawn, random);
    List<TypoQuery> queries = new ArrayList<>();
    int number = 0;
    for (Item item : drawn.subList(0, Math.min(most, drawn.size()))) {
      for (Form form : Form.values()) {
        String text = text(item.title(), form, random);
        add(number++, form, item, text, random, queries);
      }
    }
    return queries;
  }

  private static void add(
      int number, Form form, Item item, String text, Random random, List<TypoQuery> queries) {
    List<TypoKind> kinds = TypoKind.of(TypoKind.isChinese(text));
    queries.add(new TypoQuery(number, form, item, text, List.of()));
    for (int most = 1; most <= MOST_SLIPS; most++) {
      String typed = text;
      List<TypoKind> slips = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        // In turn, so that there are as many of each.
        TypoKind kind =
            kinds.get(most == 1 ? number / 2 % kinds.size() : random.nextInt(kinds.size()));
        String next = kind.applyTo(typed, random);
        if (!next.equals(typed)) {
          slips.add(kind);
        }
        typed = next;
      }
      if (slips.size() == most && !typed.equals(text)) {
        queries.add(new TypoQuery(number, form, item, typed, slips));
      }
    }
  }

  private String text(String title, Form form, Random random) {
    List<String> words = words(title);
    return switch (form) {
      case TITLE -> beginning(title);
      case SHORT -> {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
          places.add(i);
        }
        places.sort(
            Comparator.comparingInt(
                i -> frequencies.getOrDefault(ItemFields.fold(words.get(i)), 0)));
        List<Integer> rare =
            new ArrayList<>(places.subList(0, Math.max(1, (places.size() + 1) / 2)));
        for (int place : places) {
          if (rare.size() < 2 && !rare.contains(place)) {
            rare.add(place);
          }
        }
        Collections.shuffle(rare, random);
        List<Integer> taken =
            new ArrayList<>(rare.subList(0, Math.min(rare.size(), 2 + random.nextInt(2))));
        Collections.sort(taken);
        yield taken.stream().map(words::get).collect(Collectors.joining(" "));
      }
    };
  }

  private static String beginning(String title) {
    if (!TypoKind.isChinese(title)) {
      return String.join(" ", first(List.of(title.strip().split("\\s+")), TITLE_WORDS));
    }
    return title.length() <= TITLE_CHARACTERS ? title : title.substring(0, TITLE_CHARACTERS);
  }

  private static List<String> first(List<String> words, int most) {
    return words.subList(0, Math.min(most, words.size()));
  }

  /** Words of letters or digits; of Chinese, pieces of four characters. */
  private static List<String> words(String title) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= title.length(); i++) {
      char c = i < title.length() ? title.charAt(i) : ' ';
      boolean chinese = Character.isIdeographic(c);
      boolean before = !word.isEmpty() && Character.isIdeographic(word.charAt(0));
      boolean ends =
          !Character.isLetterOrDigit(c) && c != '\''
              || chinese != before
              || chinese && word.length() == PIECE;
      if (ends && !word.isEmpty()) {
        if (word.length() > 1) {
          words.add(word.toString());
        }
        word.setLength(0);
      }
      if (Character.isLetterOrDigit(c) || c == '\'' && !word.isEmpty()) {
        word.append(c);
      }
    }
    return words.isEmpty() ? List.of(title) : words;
  }
}
