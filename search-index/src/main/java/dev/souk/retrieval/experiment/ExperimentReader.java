package dev.souk.retrieval.experiment;

import dev.souk.config.Settings;
import dev.souk.config.SettingsException;
import dev.souk.retrieval.experiment.Experiment.Arm;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a shop's experiments and tells all that is wrong with them at once. */
final class ExperimentReader {

  private ExperimentReader() {}

  /**
   * @throws SettingsException with every problem
   */
  static List<Experiment> read(Settings settings) {
    List<Experiment> experiments = new ArrayList<>();
    Settings section = settings.section("experiments");
    for (Map.Entry<String, Settings> named : section.named().entrySet()) {
      if (!named.getKey().matches("[a-z0-9][a-z0-9-]{0,63}")) {
        section.problem(named.getKey(), "name", "1 to 64 of a-z, 0-9 and '-'");
      }
      experiments.add(experiment(named.getKey(), named.getValue()));
    }
    settings.finish();
    return List.copyOf(experiments);
  }

  private static Experiment experiment(String name, Settings experiment) {
    Instant from = instant(experiment, "from");
    Instant until = instant(experiment, "until");
    if (from != null && until != null && !from.isBefore(until)) {
      experiment.problem("until", until, "later than from, " + from);
    }
    Map<Arm, Double> arms = new LinkedHashMap<>();
    Settings shares = experiment.section("profiles");
    for (String profile : shares.keys()) {
      arms.put(new Arm(List.of(profile)), shares.number(profile, 0, 0, 100));
    }
    if (experiment.has("interleave")) {
      Settings interleave = experiment.section("interleave");
      List<String> profiles = interleave.texts("profiles");
      if (profiles.size() != 2 || profiles.getFirst().equals(profiles.getLast())) {
        interleave.problem("profiles", profiles, "two different ranking profiles");
      }
      arms.put(new Arm(profiles), interleave.number("share", 100, 0, 100));
    }
    double sum = 0;
    for (double share : arms.values()) {
      sum += share;
    }
    if (arms.isEmpty()) {
      experiment.problem("profiles", null, "ranking profiles with shares, or interleave");
    } else if (sum > 100 + 1e-9) {
      experiment.problem("profiles", sum + " percent", "at most 100 percent in all");
    }
    return new Experiment(name, from, until, arms);
  }

  private static @Nullable Instant instant(Settings experiment, String key) {
    if (!experiment.has(key)) {
      return null;
    }
    String text = experiment.needed(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      experiment.problem(key, text, "a time such as 2026-12-01T00:00:00Z");
      return null;
    }
  }
}
