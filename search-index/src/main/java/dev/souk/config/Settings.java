package dev.souk.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A section of a YAML file. Each getter takes the default and the range; a value that does not fit
 * is noted as a problem and the default is answered, so that reading goes on and finds the rest.
 * {@link #finish} throws if there were any, unknown keys included.
 *
 * <p>Not thread-safe.
 */
public final class Settings {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(B|KiB|MiB|GiB)");

  private final String source;
  private final String path;
  private final @Nullable JsonNode node;
  private final List<String> problems;
  private final Set<String> known = new TreeSet<>();
  private final List<Settings> sections;

  private Settings(
      String source,
      String path,
      @Nullable JsonNode node,
      List<String> problems,
      List<Settings> sections) {
    this.source = source;
    this.path = path;
    this.node = node;
    this.problems = problems;
    this.sections = sections;
    sections.add(this);
    if (node != null && !node.isObject()) {
      problem(
          path.isEmpty() ? "the file" : path.substring(0, path.length() - 1),
          node,
          "a map of settings");
    }
  }

  /**
   * Reads a file.
   *
   * @throws SettingsException if it cannot be read or is not YAML
   */
  public static Settings read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new SettingsException(
          file.toString(), List.of("cannot be read: " + e + " (expected: a YAML file)"));
    }
  }

  /**
   * Reads text.
   *
   * @param source the name for messages
   * @throws SettingsException if it is not YAML
   */
  public static Settings parse(String source, String text) {
    try {
      JsonNode node = YAML.readTree(text);
      boolean empty = node.isMissingNode() || node.isNull();
      return new Settings(source, "", empty ? null : node, new ArrayList<>(), new ArrayList<>());
    } catch (JacksonException e) {
      throw new SettingsException(source, List.of(e.getOriginalMessage() + " (expected: YAML)"));
    }
  }

  /** Notes a problem found by the caller; {@code key} is relative to this section. */
  public void problem(String key, @Nullable Object value, String expected) {
    problems.add(
        path + key + ": " + (value == null ? "missing" : value) + " (expected: " + expected + ")");
  }

  /**
   * Ends the reading; call it once, on the section that was read from the file.
   *
   * @throws SettingsException with every problem, in the order found, unknown keys last
   */
  public void finish() {
    for (Settings section : sections) {
      if (section.node != null && section.node.isObject()) {
        for (String key : section.node.propertyNames()) {
          if (!section.known.contains(key)) {
            section.problem(key, "unknown", "one of " + section.known);
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(source, problems);
    }
  }

  private @Nullable JsonNode get(String key) {
    known.add(key);
    JsonNode value = node == null || !node.isObject() ? null : node.get(key);
    return value == null || value.isNull() ? null : value;
  }

  /** Whether {@code key} is set. */
  public boolean has(String key) {
    return get(key) != null;
  }

  /** A text. */
  public String text(String key, String absent) {
    JsonNode value = get(key);
    if (value == null) {
      return absent;
    }
    if (!value.isValueNode()) {
      problem(key, value, "a text");
      return absent;
    }
    return value.asString();
  }

  /** A text that must be there; {@code ""} if it is not. */
  public String needed(String key) {
    String text = text(key, "");
    if (get(key) == null || text.isBlank()) {
      problem(key, get(key) == null ? null : "''", "a text");
    }
    return text;
  }

  /** One of {@code values}, spelled as their names in lower case. */
  public <E extends Enum<E>> E oneOf(String key, E absent, Class<E> type) {
    String text = text(key, wire(absent));
    Set<String> names = new TreeSet<>();
    for (E value : type.getEnumConstants()) {
      if (wire(value).equals(text)) {
        return value;
      }
      names.add(wire(value));
    }
    problem(key, text, "one of " + names);
    return absent;
  }

  private static String wire(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** A whole number from {@code min} to {@code max}. */
  public int integer(String key, int absent, int min, int max) {
    JsonNode value = get(key);
    if (value == null) {
      return absent;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < min
        || value.intValue() > max) {
      problem(key, value, "a whole number from " + min + " to " + max);
      return absent;
    }
    return value.intValue();
  }

  /** A number from {@code min} to {@code max}. */
  public double number(String key, double absent, double min, double max) {
    JsonNode value = get(key);
    if (value == null) {
      return absent;
    }
    if (!value.isNumber() || !(value.doubleValue() >= min && value.doubleValue() <= max)) {
      problem(key, value, "a number from " + min + " to " + max);
      return absent;
    }
    return value.doubleValue();
  }

  /** True or false. */
  public boolean flag(String key, boolean absent) {
    JsonNode value = get(key);
    if (value == null) {
      return absent;
    }
    if (!value.isBoolean()) {
      problem(key, value, "true or false");
      return absent;
    }
    return value.booleanValue();
  }

  /** A time span such as {@code 500ms}, {@code 5s}, {@code 90d}. */
  public Duration duration(String key, Duration absent) {
    return unit(
        key, absent, DURATION, "a time span such as 500ms, 5s, 10m, 2h or 90d", Settings::span);
  }

  private static Duration span(Matcher matcher) {
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** A size in bytes such as {@code 512KiB} or {@code 1MiB}. */
  public long bytes(String key, long absent) {
    return unit(key, absent, SIZE, "a size such as 512KiB or 1MiB", Settings::size);
  }

  private static Long size(Matcher matcher) {
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "B" -> amount;
      case "KiB" -> amount << 10;
      case "MiB" -> amount << 20;
      default -> amount << 30;
    };
  }

  private <T> T unit(
      String key, T absent, Pattern form, String expected, Function<Matcher, T> read) {
    JsonNode value = get(key);
    if (value == null) {
      return absent;
    }
    Matcher matcher = form.matcher(value.asString().strip());
    if (!matcher.matches()) {
      problem(key, value.asString(), expected);
      return absent;
    }
    return read.apply(matcher);
  }

  /** A list of texts, empty if it is not there. */
  public List<String> texts(String key) {
    JsonNode value = get(key);
    List<String> texts = new ArrayList<>();
    if (value == null) {
      return texts;
    }
    if (!value.isArray()) {
      problem(key, value, "a list of texts");
      return texts;
    }
    for (JsonNode element : value) {
      if (element.isValueNode()) {
        texts.add(element.asString());
      } else {
        problem(key, element, "a text");
      }
    }
    return texts;
  }

  /** A section; if it is not there, one without settings. To be asked for once. */
  public Settings section(String key) {
    return new Settings(source, path + key + ".", get(key), problems, sections);
  }

  /** A list of sections, empty if it is not there. */
  public List<Settings> sections(String key) {
    JsonNode value = get(key);
    List<Settings> list = new ArrayList<>();
    if (value == null) {
      return list;
    }
    if (!value.isArray()) {
      problem(key, value, "a list of sections");
      return list;
    }
    for (int i = 0; i < value.size(); i++) {
      list.add(new Settings(source, path + key + "[" + i + "].", value.get(i), problems, sections));
    }
    return list;
  }

  /** The sections of a section whose keys are free names, in the order of the file. */
  public Map<String, Settings> named() {
    Map<String, Settings> named = new LinkedHashMap<>();
    for (String key : keys()) {
      named.put(key, section(key));
    }
    return named;
  }

  /** The texts of a section whose keys are free names, in the order of the file. */
  public Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String key : keys()) {
      pairs.put(key, text(key, ""));
    }
    return pairs;
  }

  /** The keys of a section whose keys are free names, in the order of the file. */
  public List<String> keys() {
    List<String> keys =
        node == null || !node.isObject() ? List.of() : new ArrayList<>(node.propertyNames());
    known.addAll(keys);
    return keys;
  }
}
