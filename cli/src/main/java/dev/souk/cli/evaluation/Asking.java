package dev.souk.cli.evaluation;

import dev.souk.cli.console.ProgressBar;
import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Asks many things at once, one per core. */
final class Asking {

  private Asking() {}

  /** The answer to each, in the order asked. */
  static <A> Map<String, A> all(
      String what, Collection<String> asked, Function<String, A> ask, PrintStream out)
      throws InterruptedException, ExecutionException {
    Map<String, Future<A>> running = new LinkedHashMap<>();
    AtomicLong done = new AtomicLong();
    Map<String, A> answers = new LinkedHashMap<>();
    try (ExecutorService pool =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        ProgressBar bar = new ProgressBar(out, what, asked.size())) {
      for (String each : asked) {
        running.put(
            each,
            pool.submit(() -> {
              A answer = ask.apply(each);
              bar.update(done.incrementAndGet());
              return answer;
            }));
      }
      for (Map.Entry<String, Future<A>> entry : running.entrySet()) {
        answers.put(entry.getKey(), entry.getValue().get());
      }
    }
    return answers;
  }
}
