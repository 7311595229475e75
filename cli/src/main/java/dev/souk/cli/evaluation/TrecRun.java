package dev.souk.cli.evaluation;

import dev.souk.retrieval.SearchResponse.Hit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rankings in the form that trec_eval reads: {@code query Q0 document rank score tag}. */
final class TrecRun {

  private TrecRun() {}

  /** Writes the hits of each query or user, best first. */
  static void write(Path file, Map<String, List<Hit>> rankings) throws IOException {
    try (PrintWriter writer =
        new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      rankings.forEach((query, hits) -> {
        for (int rank = 0; rank < hits.size(); rank++) {
          Hit hit = hits.get(rank);
          writer.printf(
              Locale.ROOT,
              "%s Q0 %s %d %.6f souk%n",
              query,
              hit.item().id(),
              rank + 1,
              hit.score());
        }
      });
    }
  }
}
