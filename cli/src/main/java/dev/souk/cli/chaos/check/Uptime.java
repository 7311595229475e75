package dev.souk.cli.chaos.check;

/**
 * Whether a process should answer. It is down from the moment before it is killed until it says
 * that it is ready; a request that overlaps such a time may fail. Thread-safe.
 */
public final class Uptime {

  private boolean up;
  private long downs;

  /** From now on requests may fail. */
  public synchronized void down() {
    up = false;
    downs++;
  }

  /** How often it was taken down: what {@link #ready} wants to know. */
  public synchronized long downs() {
    return downs;
  }

  /**
   * It answered that it is ready.
   *
   * @param since {@link #downs} before it was asked; if it went down since, nothing changes
   * @return whether it is up from now on and was not before
   */
  public synchronized boolean ready(long since) {
    boolean begins = !up && since == downs;
    up |= begins;
    return begins;
  }

  /** A number of its own for each time that it is up; -1 while it is down. */
  public synchronized long life() {
    return up ? downs : -1;
  }
}
