package dev.souk.api.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Route}'s path, taken apart. Immutable. */
final class PathTemplate {

  private final List<String> segments;

  PathTemplate(String template) {
    segments = split(template);
  }

  /** The segments of a path that begins with a slash; {@code /} has one, which is empty. */
  static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** The first segment if it stands for itself, else null. */
  @Nullable String literal() {
    String first = segments.getFirst();
    return first.startsWith("{") ? null : first;
  }

  /**
   * The variables by name, still percent-encoded, if {@code path} has this form, else null. Escapes
   * are decoded only after the path was split, so that {@code %2F} is part of an id.
   */
  @Nullable Map<String, String> match(List<String> path) {
    if (!sameLiterals(path)) {
      return null;
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (i >= path.size()) {
        return null;
      }
      if (segment.endsWith("...}")) {
        variables.put(
            segment.substring(1, segment.length() - 4),
            String.join("/", path.subList(i, path.size())));
        return variables;
      }
      String given = path.get(i);
      if (segment.startsWith("{") && !given.isEmpty()) {
        variables.put(segment.substring(1, segment.length() - 1), given);
      } else if (!segment.equals(given)) {
        return null;
      }
    }
    return path.size() == segments.size() ? variables : null;
  }

  /** Tells most templates apart before anything is made for them. */
  private boolean sameLiterals(List<String> path) {
    for (int i = 0; i < segments.size() && i < path.size(); i++) {
      String segment = segments.get(i);
      if (!segment.startsWith("{") && !segment.equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }
}
