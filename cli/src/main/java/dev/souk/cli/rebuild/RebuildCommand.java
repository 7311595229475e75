package dev.souk.cli.rebuild;

import dev.souk.api.shop.GenerationInfo;
import dev.souk.api.shop.Generations;
import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Verification;
import dev.souk.cli.console.ProgressBar;
import dev.souk.log.ReplayStart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code souk rebuild}: the log replayed into a new generation while the old one serves. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = {
      "Replays the log of a shop into a new generation of its views, while the old one serves. The"
          + " new one goes on following the log.",
      "Exit status 1 if --verify finds a difference; then nothing is switched."
    })
public final class RebuildCommand implements Callable<Integer> {

  private static final long LOOK_MILLIS = 500;

  @Mixin private ShopOptions shop = new ShopOptions();

  @Option(
      names = "--from",
      description =
          "earliest, offsets (behavior-0:123,catalog-0:45) or an instant"
              + " (2026-11-01T00:00:00Z); default: ${DEFAULT-VALUE}")
  private String from = "earliest";

  @Option(names = "--verify", description = "compare the new generation with the served one")
  private boolean verify;

  @Option(names = "--switch", description = "serve the new generation at the end")
  private boolean switchTo;

  @Option(
      names = "--queries",
      description = "file with searches for --verify, one per line (default: words of items)")
  private @Nullable Path queries;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ReplayStart start = ReplayStart.parse(from);
    List<String> searches = queries == null ? List.of() : Files.readAllLines(queries);
    return shop.run(generations -> rebuild(generations, start, searches, System.out));
  }

  private int rebuild(
      Generations generations, ReplayStart start, List<String> searches, PrintStream out)
      throws IOException, InterruptedException {
    GenerationInfo begun = generations.rebuild(start);
    out.printf(
        "%s: replaying the log from %s into %s, up to %s%n",
        shop.shop(), start, begun.name(), begun.target());
    if (!awaitReplayed(generations, begun, out)) {
      return 1;
    }
    if (verify) {
      Verification found = generations.verify(begun.name(), searches);
      VerificationPrinter.print(out, found);
      if (!found.equal()) {
        out.printf(
            "%s differs and is not served. Look at it, then `souk switch` or `souk drop` it.%n",
            begun.name());
        return 1;
      }
    }
    if (switchTo) {
      long before = System.nanoTime();
      GenerationInfo served = generations.switchTo(begun.name());
      out.printf(
          "%s is served from %s (switched in %.1f s); `souk rollback` goes back.%n",
          shop.shop(), served.name(), (System.nanoTime() - before) / 1e9);
    } else {
      out.printf(
          "%s is ready and follows the log; `souk switch %s` serves it.%n",
          begun.name(), begun.name());
    }
    return 0;
  }

  private static boolean awaitReplayed(
      Generations generations, GenerationInfo begun, PrintStream out)
      throws IOException, InterruptedException {
    try (ProgressBar bar = new ProgressBar(out, begun.name() + ": replaying", begun.toReplay())) {
      while (true) {
        GenerationInfo now =
            generations.list().stream()
                .filter(each -> each.name().equals(begun.name()))
                .findFirst()
                .orElse(null);
        if (now == null) {
          out.printf("%s was dropped.%n", begun.name());
          return false;
        }
        if (now.job().state() == JobStatus.State.STOPPED) {
          out.printf("The job of %s was stopped; it goes on when the server does.%n", now.name());
          return false;
        }
        bar.update(now.replayed());
        if (now.complete()) {
          return true;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
  }
}
