package dev.souk.benchmarks.factors;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Ratings from a file of lines {@code user item item ...}, both numbers from 0, in compressed rows.
 *
 * @param items one more than the highest item
 * @param starts {@code users + 1} offsets
 * @param column items of each user, ascending, each once
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data: shared by design, never compared
record RatingFile(int items, int[] starts, int[] column) {

  /**
   * Reads a file; a user has one line at most.
   *
   * @throws IOException if it cannot be read or is of another form
   */
  static RatingFile read(Path file) throws IOException {
    int[][] rows = new int[1024][];
    int users = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        String[] words = line.strip().split("\\s+", -1);
        int[] items = new int[words.length - 1];
        int user = number(file, words[0]);
        for (int i = 0; i < items.length; i++) {
          items[i] = number(file, words[i + 1]);
        }
        if (user >= rows.length) {
          rows = Arrays.copyOf(rows, Math.max(user + 1, 2 * rows.length));
        }
        rows[user] = Arrays.stream(items).sorted().distinct().toArray();
        users = Math.max(users, user + 1);
      }
    }
    return of(Arrays.copyOf(rows, users));
  }

  private static int number(Path file, String word) throws IOException {
    try {
      int number = Integer.parseInt(word);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new IOException(file + ": '" + word + "' (expected: a number, 0 or more)");
  }

  /** Of rows that may be null. */
  static RatingFile of(int[][] rows) {
    int[] starts = new int[rows.length + 1];
    for (int u = 0; u < rows.length; u++) {
      starts[u + 1] = Math.addExact(starts[u], rows[u] == null ? 0 : rows[u].length);
    }
    int[] column = new int[starts[rows.length]];
    int items = 0;
    for (int u = 0; u < rows.length; u++) {
      for (int i = starts[u]; i < starts[u + 1]; i++) {
        column[i] = rows[u][i - starts[u]];
        items = Math.max(items, column[i] + 1);
      }
    }
    return new RatingFile(items, starts, column);
  }

  int users() {
    return starts.length - 1;
  }

  int size() {
    return column.length;
  }

  /** The items of a user; none of one who is not in the file. */
  int[] items(int user) {
    return user < users() ? Arrays.copyOfRange(column, starts[user], starts[user + 1]) : new int[0];
  }
}
