package dev.souk.cli.load;

import java.util.List;

/**
 * What a load found.
 *
 * @param rate requests per second that were sent
 * @param total over all
 * @param phases by what went on meanwhile, in order; one if nobody said
 * @param seconds second by second
 * @param failures what the first failed requests ended in
 */
public record LoadReport(
    double rate, Span total, List<Span> phases, List<Span> seconds, List<String> failures) {

  /**
   * Requests that were due in a span of time. Latencies are in milliseconds from the moment a
   * request was due, so that an answer which holds up others counts for all of them.
   *
   * @param name of the span
   * @param answered answered with success
   * @param failed not answered, or with another status
   * @param p50 the median
   * @param p99 the 99th percentile
   * @param max the longest
   */
  public record Span(String name, long answered, long failed, double p50, double p99, double max) {}

  public LoadReport {
    phases = List.copyOf(phases);
    seconds = List.copyOf(seconds);
    failures = List.copyOf(failures);
  }
}
