package dev.souk.kernels;

import org.jspecify.annotations.Nullable;

/** A backend that was required cannot run here; the message says why and what to install. */
public final class BackendUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says why, and what to do about it. */
  public BackendUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
