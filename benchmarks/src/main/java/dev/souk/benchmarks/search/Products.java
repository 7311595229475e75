package dev.souk.benchmarks.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Products of a file with the columns {@code name}, {@code manufacturer}, {@code short_description}
 * and {@code long_description}: a CSV, or a {@code .tgz} that holds one. A product's category is
 * what its name ends in after a dash ({@code ... - DVD}); price and popularity are a seed's.
 */
final class Products {

  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_CATEGORY = 30;

  private Products() {}

  /**
   * Reads all products, in order.
   *
   * @throws IOException if the file cannot be read or has no products
   */
  static List<Product> read(Path file, long seed) throws IOException {
    List<Product> products = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      if (file.toString().endsWith(".csv")) {
        read(in, seed, products);
      } else {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
          for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.getName().endsWith(".csv")) {
              read(tar, seed, products);
            }
          }
        }
      }
    }
    if (products.isEmpty()) {
      throw new IOException(file + ": no products (expected: a CSV with name, manufacturer, ...)");
    }
    return products;
  }

  private static void read(InputStream in, long seed, List<Product> products) throws IOException {
    Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setEscape('\\')
            .setTrim(true)
            .get();
    for (CSVRecord row : format.parse(reader)) {
      String name = clean(row.get("name"));
      if (!name.isEmpty()) {
        String description =
            (clean(row.get("short_description")) + " " + clean(row.get("long_description")))
                .strip();
        products.add(
            of(
                products.size(),
                name.substring(0, Math.min(name.length(), LONGEST_TITLE)),
                orNull(clean(row.get("manufacturer"))),
                description,
                seed));
      }
    }
  }

  /** A product of this number; price and popularity follow from it and the seed. */
  static Product of(int number, String title, @Nullable String brand, String text, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + number);
    int dash = title.lastIndexOf(" - ");
    String last = dash < 0 ? "" : clean(title.substring(dash + 3));
    return new Product(
        "p%07d".formatted(number),
        title,
        brand,
        last.isEmpty() || last.length() > LONGEST_CATEGORY ? null : last,
        text,
        100 + random.nextInt(9_900),
        1 + (int) (1_000 * Math.pow(random.nextDouble(), 4)));
  }

  private static String clean(String text) {
    return text.replace('"', ' ').strip();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
