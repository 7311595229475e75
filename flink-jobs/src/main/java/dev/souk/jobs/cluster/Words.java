package dev.souk.jobs.cluster;

import dev.souk.domain.InvalidInputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words of a command line as {@code --name value} pairs. What was never asked for is refused at the
 * end.
 */
public final class Words {

  private static final String FILE = "properties";

  private final Map<String, String> pairs;
  private final Set<String> asked = new HashSet<>();

  private Words(Map<String, String> pairs) {
    this.pairs = pairs;
  }

  /**
   * Reads pairs; {@code --properties FILE} stands for those of a file, which the others override.
   *
   * @throws InvalidInputException if a name has no value, a word is no name, or the file cannot be
   *     read
   */
  public static Words parse(String... words) {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < words.length; i += 2) {
      String name = words[i];
      if (!name.startsWith("--")) {
        throw new InvalidInputException("argument", name, "--name value");
      }
      if (i + 1 == words.length) {
        throw new InvalidInputException(name.substring(2), null, "a value");
      }
      given.put(name.substring(2), words[i + 1]);
    }
    String file = given.remove(FILE);
    Map<String, String> pairs = file == null ? new TreeMap<>() : properties(Path.of(file));
    pairs.putAll(given);
    return new Words(pairs);
  }

  private static Map<String, String> properties(Path file) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read.load(reader);
    } catch (IOException e) {
      throw new InvalidInputException(FILE, file, "a file that can be read");
    }
    Map<String, String> pairs = new TreeMap<>();
    for (String name : read.stringPropertyNames()) {
      pairs.put(name, read.getProperty(name));
    }
    return pairs;
  }

  /** Whether {@code name} is given. */
  public boolean has(String name) {
    return pairs.containsKey(name);
  }

  /** A text. */
  public String text(String name, String absent) {
    asked.add(name);
    return pairs.getOrDefault(name, absent);
  }

  /**
   * A text that must be given.
   *
   * @throws InvalidInputException if it is not
   */
  public String needed(String name) {
    String value = text(name, "");
    if (value.isBlank()) {
      throw new InvalidInputException(name, has(name) ? "''" : null, "a value");
    }
    return value;
  }

  /**
   * A whole number.
   *
   * @throws InvalidInputException if it is none
   */
  public int integer(String name, int absent) {
    String value = text(name, String.valueOf(absent));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(name, value, "a whole number");
    }
  }

  /**
   * A time span as ISO 8601 writes it, such as {@code PT0.5S}.
   *
   * @throws InvalidInputException if it is none
   */
  public Duration duration(String name, Duration absent) {
    String value = text(name, absent.toString());
    try {
      return Duration.parse(value);
    } catch (DateTimeException e) {
      throw new InvalidInputException(name, value, "a time span such as PT0.5S");
    }
  }

  /** All texts whose names begin with {@code prefix}, by the rest of their names. */
  public SortedMap<String, String> below(String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    pairs.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        asked.add(name);
        found.put(name.substring(prefix.length()), value);
      }
    });
    return found;
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInputException if something was given that nobody asked for
   */
  public void finish() {
    for (String name : pairs.keySet()) {
      if (!asked.contains(name)) {
        throw new InvalidInputException("argument", "--" + name, "one of " + asked);
      }
    }
  }
}
