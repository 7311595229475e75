package dev.souk.jobs.training;

import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import java.io.IOException;

/**
 * Trains one kind of model. Two trainings of one kind and one shop must not run at once; {@link
 * Trainer} sees to that.
 */
public sealed interface ModelTraining permits LsaTraining, FactorTraining {

  /** What is trained, for logs and status. */
  String model();

  /** Whose new lines make a new training worth while. */
  Topic topic();

  /** How far the model in use has read the log; the start if there is none. */
  LogPosition trainedTo() throws IOException;

  /**
   * Trains on the log up to {@code until} and puts the model into use.
   *
   * @throws IOException if the job failed; the model in use before is still in use
   */
  TrainingOutcome run(LogPosition until, TrainingProgress progress)
      throws IOException, InterruptedException;
}
