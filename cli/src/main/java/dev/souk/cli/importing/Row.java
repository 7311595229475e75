package dev.souk.cli.importing;

import java.util.Map;

/**
 * A line of the source.
 *
 * @param number of its record in the file, from 1, the header not counted
 * @param values stripped value by column; empty if the record has another number of fields than the
 *     header
 * @param raw the line as text, for the dead letter
 */
record Row(long number, Map<String, String> values, String raw) {

  /** The value of {@code column}, empty if it is not there. */
  String value(String column) {
    return values.getOrDefault(column, "");
  }
}
