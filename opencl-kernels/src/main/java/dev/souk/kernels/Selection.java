package dev.souk.kernels;

/**
 * The backend in use and why; whoever holds it closes the backend.
 *
 * @param backend ready to load matrices
 * @param reason one sentence for the log and the metric
 */
public record Selection(SimilarityBackend backend, String reason) {

  /**
   * @throws IllegalArgumentException if {@code reason} is blank
   */
  public Selection {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("reason: \"" + reason + "\" (expected: a sentence)");
    }
  }
}
