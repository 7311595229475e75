package dev.souk.cli.rebuild;

import java.io.IOException;

/** The server refused what was asked; the message says why and what would be right. */
public final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedException(String detail) {
    super(detail);
  }
}
