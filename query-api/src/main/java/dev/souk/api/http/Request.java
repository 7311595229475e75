package dev.souk.api.http;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that found its route.
 *
 * @param path the path as sent
 * @param variables the path's variables, decoded
 * @param query the query
 * @param body the body, not read yet
 * @param ifNoneMatch the header of that name, or null
 * @param local whether a program on this machine asks, itself and not for a web page or another
 *     machine
 */
public record Request(
    String path,
    Map<String, String> variables,
    Query query,
    Body body,
    @Nullable String ifNoneMatch,
    boolean local) {

  public Request {
    variables = Map.copyOf(variables);
  }

  /**
   * Refuses what only operators may ask, on the server's own machine.
   *
   * @throws ApiException if the request is not local
   */
  public void requireLocal() {
    if (!local) {
      throw new ApiException(
          ErrorCode.NOT_LOCAL,
          "client: remote, or speaking for another (expected: a program on this machine)");
    }
  }

  /** A variable of the path. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("variable: " + name + " (expected: one of the template's)");
    }
    return value;
  }
}
