package dev.souk.log;

/** The topics of a shop. */
public enum Topic {
  /** Item upserts and deletes, keyed by item. */
  CATALOG("catalog"),
  /** What shoppers and guests do, keyed by shopper (guests by event id). */
  BEHAVIOR("behavior"),
  /** What could not be accepted, each with its reason and source position. */
  DEAD_LETTERS("dead-letters");

  private final String wire;

  Topic(String wire) {
    this.wire = wire;
  }

  /** The name in paths and brokers. */
  public String wire() {
    return wire;
  }
}
