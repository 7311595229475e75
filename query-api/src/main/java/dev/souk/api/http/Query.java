package dev.souk.api.http;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.domain.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The query part of an address, strictly decoded. Immutable. */
public final class Query {

  private static final int MAX_LIST = 1000;

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads {@code a=1&b=2}.
   *
   * @param raw still percent-encoded, may be empty
   * @param known names that are allowed
   * @throws ApiException if a name is not known or given twice, or the encoding is wrong
   */
  static Query parse(String raw, Set<String> known) {
    Map<String, String> values = new LinkedHashMap<>();
    if (known.equals(Route.UNREAD)) {
      return new Query(values);
    }
    for (String pair : raw.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = Percent.query(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : Percent.query(pair.substring(equals + 1));
      if (!known.contains(name)) {
        String expected = known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known));
        throw new ApiException(
            ErrorCode.UNKNOWN_PARAMETER, new InvalidInputException("parameter", name, expected));
      }
      if (values.put(name, value) != null) {
        throw new InvalidInputException(name, "given twice", "once");
      }
    }
    return new Query(values);
  }

  /** The value, or {@code absent} if the parameter was not given. */
  public String text(String name, String absent) {
    return values.getOrDefault(name, absent);
  }

  /** The value, or null if the parameter was not given or is empty. */
  public @Nullable String nullable(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * A whole number.
   *
   * @throws InvalidInputException if it is not one between {@code min} and {@code max}
   */
  public int integer(String name, int absent, int min, int max) {
    String value = values.get(name);
    if (value == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same words for what is no number and what is out of range.
    }
    throw new InvalidInputException(name, value, "a whole number from " + min + " to " + max);
  }

  /**
   * {@code true} or {@code false}.
   *
   * @throws InvalidInputException if it is something else
   */
  public boolean flag(String name, boolean absent) {
    String value = values.get(name);
    if (value == null) {
      return absent;
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidInputException(name, value, "true or false");
    };
  }

  /**
   * A list separated by commas, without empty elements.
   *
   * @throws InvalidInputException if it has more than 1000 elements
   */
  public List<String> list(String name) {
    List<String> list = new ArrayList<>();
    for (String element : values.getOrDefault(name, "").split(",", -1)) {
      if (!element.isBlank()) {
        list.add(element.strip());
      }
    }
    if (list.size() > MAX_LIST) {
      throw new InvalidInputException(name, list.size() + " elements", "at most " + MAX_LIST);
    }
    return list;
  }
}
