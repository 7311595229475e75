package dev.souk.api.shop;

import dev.souk.domain.InvalidInputException;
import java.util.Locale;

/**
 * The state of the job that turns a shop's log into views.
 *
 * @param state how it is
 * @param reason why it failed or is not known to run, empty otherwise
 * @param linesRead lines of the log it has read since it started, or that the views show if it runs
 *     elsewhere, 0 or more
 * @param checkpoints checkpoints it has completed since it started, 0 or more
 */
public record JobStatus(State state, String reason, long linesRead, long checkpoints) {

  /** How a job is. */
  public enum State {
    STARTING,
    RUNNING,
    FAILED,
    /** Ended by command, or nobody runs it. */
    STOPPED,
    /** It runs elsewhere, cannot be asked, and the views do not show that it does. */
    UNKNOWN;

    /** The name in answers, such as {@code running}. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws InvalidInputException if a count is negative, or a failed job has no reason
   */
  public JobStatus {
    if (linesRead < 0) {
      throw new InvalidInputException("lines_read", linesRead, "0 or more");
    }
    if (checkpoints < 0) {
      throw new InvalidInputException("checkpoints", checkpoints, "0 or more");
    }
    if (state == State.FAILED && reason.isBlank()) {
      throw new InvalidInputException("reason", "''", "why the job failed");
    }
  }

  /** A job that runs. */
  public static JobStatus running(long linesRead, long checkpoints) {
    return new JobStatus(State.RUNNING, "", linesRead, checkpoints);
  }
}
