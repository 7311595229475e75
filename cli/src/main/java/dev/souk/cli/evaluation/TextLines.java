package dev.souk.cli.evaluation;

import dev.souk.domain.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The lines of a data file, each with where it stands. */
final class TextLines {

  private TextLines() {}

  /**
   * A line that is not blank.
   *
   * @param file it is of
   * @param number from 1
   * @param text without white space around it
   */
  record Line(Path file, int number, String text) {

    boolean isJson() {
      return text.startsWith("{");
    }

    /**
     * @throws IOException if it is no JSON object
     */
    JsonNode json() throws IOException {
      try {
        return Json.tree(text);
      } catch (JacksonException e) {
        throw unlike("a JSON object: " + e.getOriginalMessage());
      }
    }

    /**
     * The first of these fields that {@code json} has.
     *
     * @throws IOException if it has none
     */
    String first(JsonNode json, List<String> fields) throws IOException {
      for (String field : fields) {
        JsonNode value = json.get(field);
        if (value != null && value.isValueNode() && !value.isNull()) {
          return value.asString();
        }
      }
      throw unlike("one of the fields " + String.join(", ", fields));
    }

    /** What is wrong with it. */
    IOException unlike(String expected) {
      String shown = text.length() <= 200 ? text : text.substring(0, 200) + "...";
      return new IOException(
          "%s, line %d: '%s' (expected: %s)".formatted(file, number, shown, expected));
    }
  }

  static List<Line> of(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        number++;
        if (!text.isBlank()) {
          lines.add(new Line(file, number, text.strip()));
        }
      }
    }
    return lines;
  }
}
