package dev.souk.benchmarks.report;

/**
 * One measured run.
 *
 * @param subject what was measured
 * @param events that it went through
 * @param seconds that passed
 * @param cpuSeconds of processor time that the process used meanwhile, on all cores together; says
 *     more than {@code seconds} on a busy machine
 */
public record Run(String subject, long events, double seconds, double cpuSeconds) {

  /** Events per second. */
  public double perSecond() {
    return events / seconds;
  }

  /** Events per second of processor time. */
  public double perCoreSecond() {
    return events / cpuSeconds;
  }
}
