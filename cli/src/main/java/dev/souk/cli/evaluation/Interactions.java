package dev.souk.cli.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who had what, and when; a user may have several lines or no items.
 *
 * @param users in the order of the file: the latest time of each of a user's items, each item once,
 *     in the order in which they were first named
 */
record Interactions(Map<String, Map<String, Instant>> users) {

  /** The time of all that has none, and of the last item of every sequence. */
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * Between the items of a sequence, whose times are not known: the least that tells times apart,
   * so that nothing else is read into them.
   */
  private static final Duration STEP = Duration.ofMinutes(1);

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, has no user, or has a line of another form
   */
  static Interactions read(Path file, DataFormat format) throws IOException {
    Map<String, Map<String, Instant>> users = new LinkedHashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          String[] parts = line.strip().split("\\s+", -1);
          try {
            add(users.computeIfAbsent(parts[0], _ -> new LinkedHashMap<>()), parts, format);
          } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(
                "%s, line %d: '%s' (expected: 'user item time', time in seconds since 1970 or as ISO 8601)"
                    .formatted(file, number, line),
                e);
          }
        }
      }
    }
    if (users.isEmpty()) {
      throw new IOException(file + ": no lines (expected: lines of 'user item item ...')");
    }
    return new Interactions(Collections.unmodifiableMap(users));
  }

  private static void add(Map<String, Instant> items, String[] parts, DataFormat format) {
    switch (format) {
      case SETS -> {
        for (int i = 1; i < parts.length; i++) {
          items.put(parts[i], NOW);
        }
      }
      case SEQUENCES -> {
        for (int i = 1; i < parts.length; i++) {
          items.put(parts[i], NOW.minus(STEP.multipliedBy(parts.length - 1L - i)));
        }
      }
      case EVENTS -> {
        if (parts.length != 3) {
          throw new IllegalArgumentException(
              "fields: " + parts.length + " (expected: 3, user, item and time)");
        }
        items.merge(parts[1], time(parts[2]), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
  }

  private static Instant time(String text) {
    return text.chars().allMatch(Character::isDigit)
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : Instant.parse(text);
  }

  /** The items of a user, in the order in which they were first named; empty of a stranger. */
  List<String> items(String user) {
    return new ArrayList<>(users.getOrDefault(user, Map.of()).keySet());
  }

  /** All items, in the order of first appearance. */
  Set<String> catalogue() {
    Set<String> all = new LinkedHashSet<>();
    users.values().forEach(items -> all.addAll(items.keySet()));
    return all;
  }

  /** Number of user-item pairs. */
  long pairs() {
    long pairs = 0;
    for (Map<String, Instant> items : users.values()) {
      pairs += items.size();
    }
    return pairs;
  }
}
