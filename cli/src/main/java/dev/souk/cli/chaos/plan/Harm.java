package dev.souk.cli.chaos.plan;

import java.util.Locale;

/** What is done to a file. */
public enum Harm {
  /** One bit is turned over. */
  FLIP,
  /** The end is cut off. */
  TRUNCATE,
  /** The file is gone. */
  DELETE;

  /** The name in plans and reports. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
