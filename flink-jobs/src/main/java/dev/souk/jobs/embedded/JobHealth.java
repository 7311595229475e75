package dev.souk.jobs.embedded;

/**
 * How a job is.
 *
 * @param state what it does
 * @param reason why it failed last, empty if it never did
 * @param generation the life of the views that it writes
 * @param linesRead lines of the log read by this process for the shop, lines read again included
 * @param checkpoints checkpoints completed since the job was started
 * @param restarts how often it was started anew after a failure
 */
public record JobHealth(
    State state,
    String reason,
    String generation,
    long linesRead,
    long checkpoints,
    long restarts) {

  /** What a job does. */
  public enum State {
    /** It is being started. */
    STARTING,
    /** It runs. */
    RUNNING,
    /** It failed and is tried again. */
    RETRYING,
    /** It failed and is not tried again. */
    FAILED,
    /** It was stopped. */
    STOPPED
  }

  /** The last cause of a printed stack trace, in one line. */
  public static String rootCause(String trace) {
    String mark = "Caused by: ";
    int last = trace.lastIndexOf(mark);
    String cause = last < 0 ? trace : trace.substring(last + mark.length());
    return cause.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
