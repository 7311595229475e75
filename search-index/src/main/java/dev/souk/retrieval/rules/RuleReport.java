package dev.souk.retrieval.rules;

import dev.souk.retrieval.experiment.Experiment;
import java.time.ZoneId;
import java.util.List;

/**
 * How a shop's rules and experiments are.
 *
 * @param zone in which hours and days are told
 * @param rules all of them, in the order of precedence
 * @param tried how many of them are tried for every request, since they name nothing that a request
 *     must have
 * @param problems what is wrong with the files as they are now; what was read before holds
 * @param experiments all of them
 */
public record RuleReport(
    ZoneId zone, List<Line> rules, int tried, List<String> problems, List<Running> experiments) {

  public RuleReport {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
    experiments = List.copyOf(experiments);
  }

  /**
   * A rule.
   *
   * @param active whether its dates say that it holds now
   * @param problems actions that are left out, since no item has a field that they name
   */
  public record Line(Rule rule, boolean active, List<String> problems) {}

  /**
   * An experiment.
   *
   * @param active whether it runs now
   * @param problems why it does not, though its dates say so
   */
  public record Running(Experiment experiment, boolean active, List<String> problems) {}
}
