package dev.souk.cli.rebuild;

import dev.souk.api.shop.GenerationInfo;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Generations as a table. */
final class GenerationTable {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private GenerationTable() {}

  static void print(PrintStream out, List<GenerationInfo> generations) {
    out.printf(
        "%-5s %-9s %-8s %12s %9s %10s %10s %10s %10s %9s  %s%n",
        "gen",
        "role",
        "job",
        "replayed",
        "lag",
        "items",
        "profiles",
        "signals",
        "indicators",
        "size",
        "begun");
    for (GenerationInfo each : generations) {
      Map<String, Long> documents = each.documents();
      out.printf(
          Locale.ROOT,
          "%-5s %-9s %-8s %12s %,9d %10s %10s %10s %10s %9s  %s%n",
          each.name(),
          each.role().wire(),
          each.job().state().wire(),
          each.complete() ? "all" : percent(each),
          each.lag(),
          count(documents, "items"),
          count(documents, "profiles"),
          count(documents, "signals"),
          count(documents, "indicators"),
          size(each.bytes()),
          each.created().equals(Instant.EPOCH) ? "-" : TIME.format(each.created()));
      out.printf("      at %s%n", each.position());
      if (!each.job().reason().isEmpty()) {
        out.printf("      job: %s%n", each.job().reason());
      }
    }
  }

  private static String percent(GenerationInfo each) {
    return String.format(
        Locale.ROOT, "%.0f %%", Math.floor(100.0 * each.replayed() / Math.max(1, each.toReplay())));
  }

  private static String count(Map<String, Long> documents, String view) {
    Long count = documents.get(view);
    return count == null ? "-" : String.format(Locale.ROOT, "%,d", count);
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
