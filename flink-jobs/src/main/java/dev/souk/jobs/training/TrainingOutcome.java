package dev.souk.jobs.training;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a training ended that did not fail. */
public sealed interface TrainingOutcome extends Serializable {

  /**
   * A model is in use.
   *
   * @param version what it is called: the basis file or the generation of the factors view
   * @param metrics what is known of it, by name; the same for the same log position
   */
  record Published(String version, SortedMap<String, String> metrics) implements TrainingOutcome {
    public Published {
      metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }
  }

  /**
   * The log does not hold enough to learn from. What was published before stays in use.
   *
   * @param reason what is missing
   */
  record NothingToLearn(String reason) implements TrainingOutcome {}

  /**
   * A cluster trains and nobody waits for it here.
   *
   * @param job its id on the cluster
   */
  record Submitted(String job) implements TrainingOutcome {}
}
