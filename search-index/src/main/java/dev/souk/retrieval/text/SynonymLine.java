package dev.souk.retrieval.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a synonym file, cut up.
 *
 * @param left the entries before {@code =>}, or all; empty for a line without any
 * @param right the entries after it
 * @param oneWay whether there is a {@code =>}
 */
record SynonymLine(List<String> left, List<String> right, boolean oneWay) {

  private static final String ARROW = "=>";

  static SynonymLine read(String line) throws SynonymException {
    List<String> left = new ArrayList<>();
    List<String> side = left;
    boolean oneWay = false;
    boolean commented = false;
    StringBuilder entry = new StringBuilder();
    for (int i = 0; i < line.length() && !commented; i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        entry.append(line.charAt(++i));
      } else if (c == ',') {
        add(side, entry, line);
      } else if (line.startsWith(ARROW, i)) {
        if (oneWay) {
          throw new SynonymException("'" + line.strip() + "' (expected: one => at most)");
        }
        add(side, entry, line);
        oneWay = true;
        side = new ArrayList<>();
        i++;
      } else if (c == '#') {
        commented = true;
      } else {
        entry.append(c);
      }
    }
    boolean empty = left.isEmpty() && !oneWay && entry.toString().isBlank();
    if (!empty) {
      add(side, entry, line);
    }
    if (!oneWay && left.size() == 1) {
      throw new SynonymException("'" + line.strip() + "' (expected: two words or more, or a =>)");
    }
    return new SynonymLine(List.copyOf(left), oneWay ? List.copyOf(side) : List.of(), oneWay);
  }

  private static void add(List<String> side, StringBuilder entry, String line)
      throws SynonymException {
    String text = entry.toString().strip();
    entry.setLength(0);
    if (text.isEmpty()) {
      throw new SynonymException(
          "'" + line.strip() + "' (expected: a word before and after each comma and =>)");
    }
    side.add(text);
  }
}
