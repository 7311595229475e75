package dev.souk.cli.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Queries with known answers.
 *
 * @param texts what was typed, by query id, in the order of the file; those with a judgement
 * @param grades by query id, then document id: 0 for not relevant, more for more
 */
record JudgedQueries(Map<String, String> texts, Map<String, Map<String, Integer>> grades) {

  /**
   * Reads both.
   *
   * @param queries lines of {@code id <tab> text}, or of JSON with an id and {@code text} or {@code
   *     query}
   * @param judgements TREC qrels ({@code query 0 document grade}), or three columns without the 0,
   *     under a heading or not
   * @throws IOException if a line is of another form, or no query has a judgement
   */
  static JudgedQueries read(Path queries, Path judgements) throws IOException {
    Map<String, Map<String, Integer>> grades = new TreeMap<>();
    for (TextLines.Line line : TextLines.of(judgements)) {
      String[] parts = line.text().split("\\s+", -1);
      if (line.number() == 1 && !isNumber(parts[parts.length - 1])) {
        continue;
      }
      if ((parts.length != 4 && parts.length != 3) || !isNumber(parts[parts.length - 1])) {
        throw line.unlike("'query 0 document grade', grade a whole number");
      }
      grades
          .computeIfAbsent(parts[0], _ -> new LinkedHashMap<>())
          .put(parts[parts.length - 2], Integer.parseInt(parts[parts.length - 1]));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (TextLines.Line line : TextLines.of(queries)) {
      String id;
      String text;
      if (line.isJson()) {
        JsonNode json = line.json();
        id = line.first(json, List.of("id", "_id", "query_id", "qid"));
        text = line.first(json, List.of("text", "query", "title"));
      } else {
        String[] parts = line.text().split("\t", 2);
        if (parts.length != 2) {
          throw line.unlike("'id', a tab and the text, or JSON");
        }
        id = parts[0].strip();
        text = parts[1];
      }
      if (grades.containsKey(id)) {
        texts.put(id, text);
      }
    }
    if (texts.isEmpty()) {
      throw new IOException(
          "%s: no query that %s judges (expected: one or more)".formatted(queries, judgements));
    }
    return new JudgedQueries(texts, grades);
  }

  /** What was typed. */
  String text(String id) {
    return Objects.requireNonNull(texts.get(id), id);
  }

  /** The judgements of a query, by document. */
  Map<String, Integer> grades(String id) {
    return grades.getOrDefault(id, Map.of());
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d{1,9}");
  }
}
