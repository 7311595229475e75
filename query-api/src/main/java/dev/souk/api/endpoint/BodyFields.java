package dev.souk.api.endpoint;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Typed reading of a request's JSON object; unknown fields are refused. Null is left out. */
final class BodyFields {

  private final JsonNode node;
  private final String prefix;

  private BodyFields(JsonNode node, String prefix) {
    this.node = node;
    this.prefix = prefix;
  }

  /**
   * Reads a body; an empty one is an empty object.
   *
   * @throws ApiException if it is not UTF-8, not JSON or not an object, or has a field that is not
   *     in {@code known}
   */
  static BodyFields parse(byte[] json, Set<String> known) {
    try {
      JsonNode node = json.length == 0 ? Json.MAPPER.createObjectNode() : Json.object(json);
      return of(node, "", known);
    } catch (InvalidInputException e) {
      throw invalid(e);
    }
  }

  /**
   * Reads an object within a body.
   *
   * @throws InvalidInputException if it is no object, or has a field that is not in {@code known}
   */
  static BodyFields of(JsonNode node, String prefix, Set<String> known) {
    if (!node.isObject()) {
      throw new InvalidInputException(
          prefix.isEmpty() ? "body" : prefix.substring(0, prefix.length() - 1),
          node,
          "a JSON object");
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!known.contains(field.getKey())) {
        throw new InvalidInputException(
            "field", prefix + field.getKey(), String.join(", ", new TreeSet<>(known)));
      }
    }
    return new BodyFields(node, prefix);
  }

  /**
   * Decodes a body strictly.
   *
   * @throws ApiException if it is not UTF-8
   */
  static String utf8(byte[] body) {
    try {
      return Json.utf8(body);
    } catch (InvalidInputException e) {
      throw invalid(e);
    }
  }

  /** The problem of an invalid field in a body. */
  static ApiException invalid(InvalidInputException e) {
    return new ApiException(ErrorCode.INVALID_BODY, e);
  }

  private @Nullable JsonNode get(String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value;
  }

  /** A string; a whole number is taken as its digits, since shops have ids of either kind. */
  String text(String field, String absent) {
    JsonNode value = get(field);
    return value == null ? absent : string(prefix + field, value);
  }

  private static String string(String field, JsonNode value) {
    if (value.isString() || value.isIntegralNumber()) {
      return value.asString();
    }
    throw new InvalidInputException(field, value, "a string");
  }

  int integer(String field, int absent, int min, int max) {
    JsonNode value = get(field);
    if (value == null) {
      return absent;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < min
        || value.intValue() > max) {
      throw new InvalidInputException(
          prefix + field, value, "a whole number from " + min + " to " + max);
    }
    return value.intValue();
  }

  boolean flag(String field, boolean absent) {
    JsonNode value = get(field);
    if (value == null) {
      return absent;
    }
    if (!value.isBoolean()) {
      throw new InvalidInputException(prefix + field, value, "true or false");
    }
    return value.booleanValue();
  }

  /** The elements of an array; none if it is left out. */
  Iterable<JsonNode> array(String field) {
    JsonNode value = get(field);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new InvalidInputException(prefix + field, value, "an array");
    }
    return value;
  }

  /** The elements of an array of strings. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(field)) {
      texts.add(string(prefix + field + "[" + texts.size() + "]", element));
    }
    return texts;
  }

  /** The strings of an object by name, each a string or an array of strings. */
  Map<String, List<String>> lists(String field) {
    JsonNode value = get(field);
    Map<String, List<String>> lists = new TreeMap<>();
    if (value == null) {
      return lists;
    }
    if (!value.isObject()) {
      throw new InvalidInputException(prefix + field, value, "an object");
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      String name = prefix + field + "." + entry.getKey();
      List<String> texts = new ArrayList<>();
      if (entry.getValue().isArray()) {
        for (JsonNode element : entry.getValue()) {
          texts.add(string(name + "[" + texts.size() + "]", element));
        }
      } else {
        texts.add(string(name, entry.getValue()));
      }
      lists.put(entry.getKey(), texts);
    }
    return lists;
  }
}
