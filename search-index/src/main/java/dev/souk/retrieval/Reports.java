package dev.souk.retrieval;

import dev.souk.retrieval.experiment.Experiment;
import dev.souk.retrieval.experiment.Experiments;
import dev.souk.retrieval.rules.Merchandise;
import dev.souk.retrieval.rules.Rule;
import dev.souk.retrieval.rules.RuleBook;
import dev.souk.retrieval.rules.RuleReport;
import dev.souk.retrieval.snapshot.ShopState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Says how rules and experiments are. Stateless. */
final class Reports {

  private Reports() {}

  /**
   * @param known whether there is a ranking profile of a name
   * @throws IOException if the items cannot be read
   */
  static RuleReport of(
      ShopState state, RuleBook book, Experiments experiments, Predicate<String> known, Instant now)
      throws IOException {
    List<RuleReport.Line> lines = new ArrayList<>();
    for (Rule rule : book.rules()) {
      lines.add(new RuleReport.Line(rule, rule.activeAt(now), Merchandise.problemsOf(rule, state)));
    }
    List<RuleReport.Running> running = new ArrayList<>();
    for (Experiment experiment : experiments.all()) {
      List<String> missing = new ArrayList<>();
      for (Experiment.Arm arm : experiment.arms().keySet()) {
        for (String profile : arm.profiles()) {
          if (!known.test(profile)) {
            missing.add("profile: " + profile + " (expected: a ranking profile)");
          }
        }
      }
      boolean active = experiment.activeAt(now) && missing.isEmpty();
      running.add(new RuleReport.Running(experiment, active, List.copyOf(missing)));
    }
    List<String> problems = new ArrayList<>(book.problems());
    problems.addAll(experiments.problems());
    return new RuleReport(book.zone(), lines, book.tried(), problems, running);
  }
}
