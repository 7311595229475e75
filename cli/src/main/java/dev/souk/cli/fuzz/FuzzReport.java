package dev.souk.cli.fuzz;

import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param seed of the requests
 * @param requests how many were sent
 * @param seconds how long it took
 * @param kinds answers by status and code
 * @param wrong answers that are wrong, of which the first are in {@code failures}
 * @param failures requests with wrong answers, as they were sent, and what is wrong
 * @param late answers over the limit that came in time when asked again: the machine was busy
 * @param hangs requests that were over the limit again and again
 * @param slowest the longest that any request took when it was asked again, or in the first place
 *     if it was below the limit
 * @param heapBefore bytes of heap in use after some requests, -1 if unknown
 * @param heapAfter the same at the end
 */
public record FuzzReport(
    long seed,
    long requests,
    double seconds,
    Map<String, Long> kinds,
    long wrong,
    List<Failure> failures,
    long late,
    List<Slow> hangs,
    Slow slowest,
    long heapBefore,
    long heapAfter) {

  /** A request with a wrong answer. */
  public record Failure(long number, String target, String wrong) {}

  /** A request and how long it took, in milliseconds. */
  public record Slow(long number, String target, double millis) {}

  /** Whether nothing went wrong. */
  public boolean passed() {
    return wrong == 0 && hangs.isEmpty();
  }
}
