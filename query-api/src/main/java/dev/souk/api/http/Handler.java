package dev.souk.api.http;

import java.io.IOException;

/** Answers requests. Thread-safe. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers {@code request}.
   *
   * @throws dev.souk.api.problem.ApiException if it ends in a problem
   * @throws dev.souk.domain.InvalidInputException if a parameter is invalid
   * @throws IOException if the body cannot be read
   */
  Reply handle(Request request) throws IOException;
}
