package dev.souk.benchmarks.suggest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The products that are completed.
 *
 * @param titles of each
 * @param brands of each, empty if it has none
 */
record Titles(List<String> titles, List<String> brands) {

  private static final int LONGEST = 300;

  /**
   * Reads a CSV with the columns {@code name} and {@code manufacturer}.
   *
   * @throws IOException if the file cannot be read or has no products
   */
  static Titles read(Path csv) throws IOException {
    List<String> titles = new ArrayList<>();
    List<String> brands = new ArrayList<>();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setEscape('\\')
            .setTrim(true)
            .get();
    try (Reader reader = Files.newBufferedReader(csv)) {
      for (CSVRecord row : format.parse(reader)) {
        String title = row.get("name").strip();
        if (!title.isEmpty()) {
          titles.add(title.substring(0, Math.min(LONGEST, title.length())));
          brands.add(row.get("manufacturer").strip());
        }
      }
    }
    if (titles.isEmpty()) {
      throw new IOException(csv + ": no products (expected: a CSV with name and manufacturer)");
    }
    return new Titles(titles, brands);
  }

  /**
   * So many products: the same again and again, and in each title but the first time one word is
   * that of another product.
   */
  Titles varied(int items, long seed) {
    Random random = new Random(seed);
    List<String> more = new ArrayList<>(items);
    List<String> makers = new ArrayList<>(items);
    for (int i = 0; i < items; i++) {
      int of = i % titles.size();
      makers.add(brands.get(of));
      more.add(i < titles.size() ? titles.get(of) : varied(titles.get(of), random));
    }
    return new Titles(more, makers);
  }

  private String varied(String title, Random random) {
    String[] words = title.split(" ");
    String[] other = titles.get(random.nextInt(titles.size())).split(" ");
    words[random.nextInt(words.length)] = other[random.nextInt(other.length)];
    String varied = String.join(" ", words).strip();
    return varied.isEmpty() ? title : varied;
  }
}
