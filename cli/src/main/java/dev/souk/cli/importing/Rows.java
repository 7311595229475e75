package dev.souk.cli.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads a delimited file, packed by gzip if its name ends in {@code .gz}. */
final class Rows {

  private static final int BUFFER = 1 << 16;

  private Rows() {}

  /**
   * Hands every record after the header to {@code consumer}, in the order of the file.
   *
   * @throws IOException if the file cannot be read or lacks a column of the mapping
   */
  static void forEach(Path file, ImportMapping mapping, Consumer<Row> consumer) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(mapping.delimiter())
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();
    // The decoder puts U+FFFD for bytes that are no text; such lines are refused by the mapper.
    try (InputStream in = open(file);
        InputStreamReader reader = new InputStreamReader(in, mapping.charset());
        CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
      List<String> header = parser.getHeaderNames().stream().map(Rows::clean).toList();
      for (String column : mapping.columns().values()) {
        if (!header.contains(column)) {
          throw new IOException(
              file + ": no column '" + column + "' (expected: one of " + header + ")");
        }
      }
      for (CSVRecord record : parser) {
        consumer.accept(row(record, header, mapping.delimiter()));
      }
    }
  }

  private static Row row(CSVRecord record, List<String> header, char delimiter) {
    String raw = String.join(String.valueOf(delimiter), record.values());
    if (record.size() != header.size()) {
      return new Row(record.getRecordNumber(), Map.of(), raw);
    }
    Map<String, String> values = HashMap.newHashMap(header.size());
    for (int i = 0; i < header.size(); i++) {
      values.put(header.get(i), record.get(i).strip());
    }
    return new Row(record.getRecordNumber(), values, raw);
  }

  /** Without white space and the byte order mark that spreadsheets put first. */
  private static String clean(String name) {
    return name.replace("\uFEFF", "").strip();
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    return file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
  }
}
