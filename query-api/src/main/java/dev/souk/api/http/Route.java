package dev.souk.api.http;

import java.util.Set;

/**
 * Where a handler is.
 *
 * @param method the method
 * @param template the path: {@code {name}} is one segment that is not empty, {@code {name...}} at
 *     the end is the rest of the path
 * @param parameters the query parameters it knows; others are refused, since they are usually typos
 * @param handler what answers
 */
public record Route(HttpMethod method, String template, Set<String> parameters, Handler handler) {

  /** The {@link #parameters} of a page, whose script reads the query and not the server. */
  public static final Set<String> UNREAD = Set.of("*");

  public Route {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("template: '" + template + "' (expected: /...)");
    }
    parameters = Set.copyOf(parameters);
  }

  /** A route without query parameters. */
  public static Route of(HttpMethod method, String template, Handler handler) {
    return new Route(method, template, Set.of(), handler);
  }
}
