package dev.souk.log;

/**
 * A line to append.
 *
 * @param key decides the partition; lines of one key stay in order
 * @param json one JSON value without line ends
 */
public record LogEntry(String key, String json) {

  /**
   * @throws IllegalArgumentException if {@code json} is empty or holds a line end
   */
  public LogEntry {
    if (json.isEmpty() || json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("json: '" + json + "' (expected: one non-empty line)");
    }
  }
}
