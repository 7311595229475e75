package dev.souk.api.ops;

import dev.souk.api.endpoint.Endpoint;
import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * {@code GET /openapi}: the description of this API as OpenAPI 3.1 in YAML. No parameters. Status:
 * 200.
 */
public final class OpenApiEndpoint implements Endpoint {

  private static final String RESOURCE = "/dev/souk/api/openapi.yaml";

  private final Reply reply;

  /** Reads the description from the class path. */
  public OpenApiEndpoint() {
    try (InputStream stream = OpenApiEndpoint.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + ": missing (expected: on the class path)");
      }
      reply = Reply.bytes(200, "application/yaml; charset=utf-8", stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.of(HttpMethod.GET, "/openapi", _ -> reply));
  }
}
