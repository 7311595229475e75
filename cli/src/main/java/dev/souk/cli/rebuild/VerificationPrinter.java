package dev.souk.cli.rebuild;

import dev.souk.api.shop.Verification;
import dev.souk.api.shop.Verification.QueryDifference;
import dev.souk.view.compare.Difference;
import dev.souk.view.compare.ViewComparison;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what a comparison found, and where two generations differ. */
final class VerificationPrinter {

  private static final int SHOWN = 160;

  private VerificationPrinter() {}

  static void print(PrintStream out, Verification found) {
    out.printf("Compared %s with %s:%n", found.generation(), found.against());
    for (ViewComparison view : found.views()) {
      out.printf(
          Locale.ROOT,
          "  %-9s %-9s %,d and %,d documents, digests %s and %s%s%n",
          view.view().wire(),
          view.equal() ? "equal" : "DIFFERENT",
          view.documents(),
          view.againstDocuments(),
          view.digest().substring(0, 12),
          view.againstDigest().substring(0, 12),
          view.skipped() == 0
              ? ""
              : String.format(
                  Locale.ROOT, "; %,d that changed meanwhile left out", view.skipped()));
      if (view.equal()) {
        continue;
      }
      out.printf(Locale.ROOT, "    %,d keys differ; the first:%n", view.differing());
      for (Difference difference : view.first()) {
        out.printf("    %s%n", difference.key());
        out.printf("      %-5s %s%n", found.generation(), shown(difference.value()));
        out.printf("      %-5s %s%n", found.against(), shown(difference.against()));
      }
    }
    out.printf(
        "  queries   %-9s first ten hits of %d of %d searches are the same%n",
        found.differing().isEmpty() ? "equal" : "DIFFERENT",
        found.queries() - found.differing().size(),
        found.queries());
    for (QueryDifference difference : found.differing()) {
      out.printf("    \"%s\"%n", difference.query());
      out.printf("      %-5s %s%n", found.generation(), String.join(" ", difference.ids()));
      out.printf("      %-5s %s%n", found.against(), String.join(" ", difference.againstIds()));
    }
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "(not there)";
    }
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
  }
}
