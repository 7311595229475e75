package dev.souk.cli.importing;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A value by the words of a title. Title and keywords are compared in lower case, without
 * apostrophes, every other run of what is no letter or digit being one space; a keyword matches
 * whole words only.
 */
final class KeywordTable {

  /** Which of several keywords in a title counts. */
  enum Choose {
    /** The longest; of equal ones the one that begins last. */
    LONGEST,
    /** The one that begins first; of those the longest. */
    FIRST
  }

  private final Map<String, String> values = new HashMap<>();
  private final Choose choose;
  private final @Nullable String absent;
  private int longestKeyword = 1;

  private KeywordTable(Choose choose, @Nullable String absent) {
    this.choose = choose;
    this.absent = absent;
  }

  /**
   * Reads a table of two columns with a header.
   *
   * @param absent the value of a title without any keyword, or null
   */
  static KeywordTable read(Path file, Choose choose, @Nullable String absent) throws IOException {
    KeywordTable table = new KeywordTable(choose, absent);
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVFormat.RFC4180.parse(reader)) {
      for (CSVRecord row : parser) {
        if (row.size() != 2) {
          throw new IOException(
              file
                  + " record "
                  + row.getRecordNumber()
                  + ": "
                  + row.size()
                  + " fields (expected: 2)");
        }
        if (row.getRecordNumber() > 1) {
          table.put(normalise(row.get(0)), row.get(1).strip());
        }
      }
    }
    return table;
  }

  private void put(String keyword, String value) {
    values.putIfAbsent(keyword, value);
    longestKeyword = Math.max(longestKeyword, keyword.split(" ", -1).length);
  }

  private static String normalise(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace("'", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  /** The value of {@code title}, or the default, which may be null. */
  @Nullable String find(String title) {
    String[] words = normalise(title).split(" ", -1);
    String best = null;
    String value = absent;
    for (int start = 0; start < words.length; start++) {
      StringBuilder phrase = new StringBuilder();
      String here = null;
      for (int end = start; end < Math.min(words.length, start + longestKeyword); end++) {
        phrase.append(phrase.isEmpty() ? "" : " ").append(words[end]);
        if (values.containsKey(phrase.toString())) {
          here = phrase.toString();
        }
      }
      if (here != null && (best == null || here.length() >= best.length())) {
        best = here;
        value = values.get(here);
        if (choose == Choose.FIRST) {
          break;
        }
      }
    }
    return value;
  }
}
