package dev.souk.cli.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who had what, from a file with a line {@code user item item ...} per user; a user may have
 * several lines or no items.
 *
 * @param items of each user, in the order of the file, each once
 */
record Interactions(Map<String, List<String>> items) {

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or has no user
   */
  static Interactions read(Path file) throws IOException {
    Map<String, Set<String>> users = new LinkedHashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          String[] parts = line.strip().split("\\s+", -1);
          Set<String> items = users.computeIfAbsent(parts[0], _ -> new LinkedHashSet<>());
          for (int i = 1; i < parts.length; i++) {
            items.add(parts[i]);
          }
        }
      }
    }
    if (users.isEmpty()) {
      throw new IOException(file + ": no lines (expected: lines of 'user item item ...')");
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    users.forEach((user, items) -> lists.put(user, List.copyOf(items)));
    return new Interactions(Collections.unmodifiableMap(lists));
  }

  /** All items, in the order of first appearance. */
  Set<String> catalogue() {
    Set<String> all = new LinkedHashSet<>();
    items.values().forEach(all::addAll);
    return all;
  }

  /** Number of user-item pairs. */
  long pairs() {
    long pairs = 0;
    for (List<String> list : items.values()) {
      pairs += list.size();
    }
    return pairs;
  }
}
