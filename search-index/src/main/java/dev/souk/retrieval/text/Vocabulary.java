package dev.souk.retrieval.text;

import dev.souk.config.SettingsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words of a shop that are names: never stemmed, split or taken apart. One a line, or several that
 * belong together; what follows a {@code #} is a comment. Upper and lower case do not matter.
 *
 * <p>Immutable.
 */
public final class Vocabulary {

  /** By the first term; the longest first. */
  private final Map<String, List<List<String>>> entries;

  private Vocabulary(Map<String, List<List<String>>> entries) {
    this.entries = entries;
  }

  /**
   * Reads a file's text.
   *
   * @param source the file's name, for messages
   * @throws SettingsException with the number of each wrong line, and what is wrong with it
   */
  public static Vocabulary parse(String source, String text) {
    Map<String, List<List<String>>> entries = new HashMap<>();
    List<String> problems = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int comment = line.indexOf('#');
      String entry = (comment < 0 ? line : line.substring(0, comment)).strip();
      List<String> terms = terms(QueryText.exact(entry));
      if (!terms.isEmpty()) {
        entries.computeIfAbsent(terms.getFirst(), t -> new ArrayList<>()).add(terms);
      } else if (!entry.isEmpty()) {
        problems.add(
            "line " + (i + 1) + ": '" + entry + "' (expected: a word that is searched for)");
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(source, problems);
    }
    entries.values().forEach(all -> all.sort((a, b) -> b.size() - a.size()));
    return new Vocabulary(entries);
  }

  private static List<String> terms(List<QueryWord> words) {
    return words.stream().map(QueryWord::term).toList();
  }

  /** The names in a text, from left to right, the longest where several begin. */
  public List<KeptWords> in(String text) {
    List<KeptWords> found = new ArrayList<>();
    List<QueryWord> words = entries.isEmpty() ? List.of() : QueryText.exact(text);
    List<String> terms = terms(words);
    int at = 0;
    while (at < terms.size()) {
      int length = 0;
      for (List<String> entry : entries.getOrDefault(terms.get(at), List.of())) {
        int end = at + entry.size();
        if (length == 0 && end <= terms.size() && terms.subList(at, end).equals(entry)) {
          length = entry.size();
          found.add(new KeptWords(words.get(at).from(), words.get(end - 1).to(), entry));
        }
      }
      at += Math.max(1, length);
    }
    return found;
  }
}
