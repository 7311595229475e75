package dev.souk.retrieval.text;

import dev.souk.config.SettingsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words of a shop that mean the same, in the format of Solr's synonym files.
 *
 * <p>{@code tv, television, telly}: each finds the others. {@code couch => sofa, settee}: who asks
 * for the left is also answered with the right, but not the other way round. A side may be several
 * words: {@code mobile phone, handset}. A comma, {@code #} or {@code \} of a word has a {@code \}
 * before it; what follows a {@code #} is a comment. Words are analysed as queries are, so {@code
 * tvs} finds televisions too. Synonyms of synonyms are not looked for.
 *
 * <p>Immutable.
 */
public final class Synonyms implements Alternatives {

  /** What a synonym counts beside the word that was typed. */
  static final float WEIGHT = 0.8f;

  /** No synonyms. */
  public static final Synonyms NONE = new Synonyms(Map.of());

  private static final int MOST_SAME = 50;

  private final Map<String, List<Rule>> rules;

  /** Terms in a row, and what finds what they find. */
  private record Rule(List<String> typed, List<String> found) {}

  private Synonyms(Map<String, List<Rule>> rules) {
    this.rules = rules;
  }

  /**
   * Reads a file's text.
   *
   * @param source the file's name, for messages
   * @throws SettingsException with the number of each wrong line, and what is wrong with it
   */
  public static Synonyms parse(String source, String text) {
    Map<String, Set<Rule>> rules = new HashMap<>();
    List<String> problems = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      try {
        for (Rule rule : rules(lines.get(i))) {
          rules.computeIfAbsent(rule.typed.getFirst(), t -> new LinkedHashSet<>()).add(rule);
        }
      } catch (SynonymException e) {
        problems.add("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(source, problems);
    }
    Map<String, List<Rule>> byFirst = new HashMap<>();
    rules.forEach((first, all) -> byFirst.put(first, List.copyOf(all)));
    return new Synonyms(byFirst);
  }

  private static List<Rule> rules(String line) throws SynonymException {
    SynonymLine read = SynonymLine.read(line);
    List<List<String>> left = terms(read.left());
    List<List<String>> right = read.oneWay() ? terms(read.right()) : left;
    if (left.size() > MOST_SAME || right.size() > MOST_SAME) {
      throw new SynonymException(
          Math.max(left.size(), right.size()) + " words (expected: at most " + MOST_SAME + ")");
    }
    List<Rule> rules = new ArrayList<>();
    for (List<String> typed : left) {
      for (List<String> found : right) {
        if (!typed.equals(found)) {
          rules.add(new Rule(typed, found));
        }
      }
    }
    return rules;
  }

  private static List<List<String>> terms(List<String> entries) throws SynonymException {
    List<List<String>> terms = new ArrayList<>();
    for (String entry : entries) {
      List<String> words = QueryText.of(entry).words().stream().map(QueryWord::term).toList();
      if (words.isEmpty()) {
        throw new SynonymException("'" + entry + "' (expected: a word that is searched for)");
      }
      terms.add(words);
    }
    return terms;
  }

  /** How many words or rows of words have synonyms. */
  public int size() {
    Set<List<String>> typed = new LinkedHashSet<>();
    rules.values().forEach(all -> all.forEach(rule -> typed.add(rule.typed)));
    return typed.size();
  }

  @Override
  public List<Alternative> of(List<QueryWord> words) {
    List<Alternative> found = new ArrayList<>();
    for (int i = 0; i < words.size() && !rules.isEmpty(); i++) {
      for (Rule rule : rules.getOrDefault(words.get(i).term(), List.of())) {
        if (begins(words, i, rule.typed)) {
          found.add(new Alternative(i, rule.typed.size(), rule.found, WEIGHT));
        }
      }
    }
    return found;
  }

  private static boolean begins(List<QueryWord> words, int at, List<String> typed) {
    if (at + typed.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < typed.size(); i++) {
      if (!words.get(at + i).term().equals(typed.get(i))) {
        return false;
      }
    }
    return true;
  }
}
