package dev.souk.api.http;

/** Counts the requests that were refused because of load. Thread-safe. */
@FunctionalInterface
public interface Rejections {

  /**
   * Counts one.
   *
   * @param reason which bound was reached: {@code search-queue}, {@code search-wait}, {@code
   *     search-timeout}, {@code writes} or {@code requests}
   */
  void count(String reason);
}
