package dev.souk.cli.config;

import dev.souk.config.Settings;
import dev.souk.config.SettingsException;
import dev.souk.retrieval.experiment.Experiments;
import dev.souk.retrieval.rules.RuleBook;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files that steer what a shop answers.
 *
 * @param rules of merchandising, null for none
 * @param experiments with ranking profiles, null for none
 */
public record SteeringFiles(@Nullable Path rules, @Nullable Path experiments) {

  /** None. */
  public static final SteeringFiles NONE = new SteeringFiles(null, null);

  /** Reads where they are, and whether they are right. */
  static SteeringFiles read(Settings shop) {
    return new SteeringFiles(
        file(shop, "rules", RuleBook::load), file(shop, "experiments", Experiments::load));
  }

  private static @Nullable Path file(Settings shop, String key, Consumer<Path> check) {
    String text = shop.text(key, "");
    if (text.isBlank()) {
      return null;
    }
    Path path = Path.of(text);
    try {
      check.accept(path);
    } catch (SettingsException e) {
      shop.problem(key, path, "a file without problems; " + String.join("; ", e.problems()));
    }
    return path;
  }

  /**
   * The shop's rules.
   *
   * @throws SettingsException if the file is wrong
   */
  public RuleBook book() {
    return rules == null ? RuleBook.NONE : RuleBook.load(rules);
  }

  /**
   * The shop's experiments.
   *
   * @throws SettingsException if the file is wrong
   */
  public Experiments trials() {
    return experiments == null ? Experiments.NONE : Experiments.load(experiments);
  }
}
