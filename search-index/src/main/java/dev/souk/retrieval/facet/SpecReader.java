package dev.souk.retrieval.facet;

import dev.souk.domain.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the options of a {@link FacetSpec}: finds separators that are not quoted or enclosed. */
record SpecReader(String text) {

  /**
   * The next {@code separator} from {@code from} on, outside quotes and parentheses, or the end.
   */
  int next(int from, char separator) {
    boolean quoted = false;
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
      } else if (!quoted && depth == 0 && c == separator) {
        return i;
      }
    }
    return text.length();
  }

  /**
   * Options as in {@code limit:10;find:"a;b"}.
   *
   * @throws InvalidInputException if one has no name or stands there twice
   */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    for (int from = 0; from <= text.length(); ) {
      int to = next(from, ';');
      String option = text.substring(from, to).strip();
      int colon = option.indexOf(':');
      if (!option.isEmpty()
          && (colon < 1
              || options.put(option.substring(0, colon), unquoted(option.substring(colon + 1)))
                  != null)) {
        throw new InvalidInputException("facets", option, "an option once, as in limit:10");
      }
      from = to + 1;
    }
    return options;
  }

  private static String unquoted(String value) {
    String bare = value.strip();
    if (bare.length() < 2 || bare.charAt(0) != '"' || bare.charAt(bare.length() - 1) != '"') {
      return bare;
    }
    StringBuilder unquoted = new StringBuilder();
    for (int i = 1; i < bare.length() - 1; i++) {
      if (bare.charAt(i) == '\\' && i + 1 < bare.length() - 1) {
        i++;
      }
      unquoted.append(bare.charAt(i));
    }
    return unquoted.toString();
  }
}
