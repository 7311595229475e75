package dev.souk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.souk.api.http.Route;
import dev.souk.api.http.SearchPool;
import dev.souk.api.ops.Metrics;
import dev.souk.api.ops.Readiness;
import dev.souk.api.problem.ErrorCode;
import dev.souk.api.shop.Shops;
import dev.souk.domain.EventKind;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description says what the server does, no more and no less. */
class OpenApiTest {

  private final JsonNode document = read();

  private static JsonNode read() {
    InputStream stream = OpenApiTest.class.getResourceAsStream("/dev/souk/api/openapi.yaml");
    assertNotNull(stream);
    return new YAMLMapper().readTree(stream);
  }

  private static Map<String, Set<String>> registered() {
    Map<String, Set<String>> routes = new TreeMap<>();
    try (Metrics metrics = new Metrics();
        SearchPool pool =
            new SearchPool(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), metrics)) {
      Shops shops = new Shops(Map.of());
      for (Route route :
          Routes.of(HttpConfig.defaults(), shops, pool, metrics, new Readiness(shops))) {
        Set<String> parameters = new TreeSet<>(route.parameters());
        parameters.removeAll(Route.UNREAD);
        String template = route.template().replace("...", "");
        routes.put(route.method() + " " + template, parameters);
      }
    }
    return routes;
  }

  private Map<String, Set<String>> described() {
    Map<String, Set<String>> routes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (method.getKey().equals("parameters")) {
          continue;
        }
        Set<String> parameters = new TreeSet<>();
        for (JsonNode parameter : method.getValue().path("parameters")) {
          JsonNode resolved = resolve(parameter);
          if (resolved.get("in").asString().equals("query")) {
            parameters.add(resolved.get("name").asString());
          }
        }
        routes.put(
            method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), parameters);
      }
    }
    return routes;
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode reference = node.get("$ref");
    if (reference == null) {
      return node;
    }
    JsonNode target = document.at(reference.asString().substring(1));
    assertEquals(false, target.isMissingNode(), reference.asString());
    return target;
  }

  private Set<String> strings(String pointer) {
    Set<String> strings = new TreeSet<>();
    document.at(pointer).forEach(value -> strings.add(value.asString()));
    return strings;
  }

  @Test
  void everyRouteIsDescribedWithItsParametersAndViceVersa() {
    assertEquals(registered(), described());
  }

  @Test
  void everyReferenceHasATarget() {
    document
        .findValues("$ref")
        .forEach(reference ->
            assertEquals(
                false,
                document.at(reference.asString().substring(1)).isMissingNode(),
                reference.asString()));
  }

  @Test
  void everyCodeAndEventNameIsListed() {
    Set<String> codes = new TreeSet<>();
    for (ErrorCode code : ErrorCode.values()) {
      codes.add(code.wire());
    }
    assertEquals(codes, strings("/components/schemas/Problem/properties/code/enum"));
    Set<String> kinds = new TreeSet<>();
    for (EventKind kind : EventKind.values()) {
      kinds.add(kind.wire());
    }
    assertEquals(kinds, strings("/components/schemas/EventName/enum"));
  }
}
