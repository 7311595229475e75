package dev.souk.api.http;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request. A path whose first segment is the literal first segment of some
 * route never matches a route that begins with a variable, so that the shop pages at {@code
 * /{shop}} hide no mistake below {@code /v1}. Immutable.
 */
public final class Router {

  private record Entry(Route route, PathTemplate template) {}

  /**
   * A route and what the path says for its variables.
   *
   * @param variables decoded
   */
  public record Match(Route route, Map<String, String> variables) {

    /** The request that the route's handler is given; refuses what the route does not know. */
    public Request request(
        String path, String rawQuery, Body body, @Nullable String ifNoneMatch, boolean local) {
      return new Request(
          path, variables, Query.parse(rawQuery, route.parameters()), body, ifNoneMatch, local);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> literals = new HashSet<>();

  public Router(List<Route> routes) {
    for (Route route : routes) {
      PathTemplate template = new PathTemplate(route.template());
      entries.add(new Entry(route, template));
      if (template.literal() != null) {
        literals.add(template.literal());
      }
    }
  }

  /** All routes. */
  public List<Route> routes() {
    return entries.stream().map(Entry::route).toList();
  }

  /** First segments that stand for themselves: no shop can have such a name. */
  public Set<String> literals() {
    return Set.copyOf(literals);
  }

  /**
   * The route for {@code method} at {@code path}; HEAD is GET.
   *
   * @param path still percent-encoded
   * @throws ApiException if there is none: 404, or 405 with {@code Allow}
   */
  public Match find(String method, String path) {
    if (!path.startsWith("/")) {
      throw nothing(path);
    }
    List<String> segments = PathTemplate.split(path);
    boolean reserved = literals.contains(segments.getFirst());
    String wanted = method.equals("HEAD") ? "GET" : method;
    Set<String> allowed = new TreeSet<>();
    for (Entry entry : entries) {
      if (reserved && entry.template().literal() == null) {
        continue;
      }
      Map<String, String> variables = entry.template().match(segments);
      if (variables == null) {
        continue;
      }
      if (entry.route().method().name().equals(wanted)) {
        Map<String, String> decoded = new LinkedHashMap<>();
        variables.forEach((name, value) -> decoded.put(name, Percent.path(value)));
        return new Match(entry.route(), decoded);
      }
      allowed.add(entry.route().method().name());
    }
    if (allowed.isEmpty()) {
      throw nothing(path);
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    String allow = String.join(", ", allowed);
    throw new ApiException(
        ErrorCode.METHOD_NOT_ALLOWED,
        "method: " + method + " (expected: " + allow + ")",
        Map.of("Allow", allow),
        List.of());
  }

  private static ApiException nothing(String path) {
    return new ApiException(
        ErrorCode.UNKNOWN_PATH, "path: " + path + " (expected: one of those in /openapi)");
  }
}
