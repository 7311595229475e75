package dev.souk.cli.chaos.check;

/**
 * Whether a process should answer. It is down from the moment before it is killed until it says
 * that it is ready; a request that overlaps such a time may fail. Thread-safe.
 */
public final class Uptime {

  private boolean up;
  private long lives;

  /** From now on requests may fail. */
  public synchronized void down() {
    up = false;
  }

  /** The process is ready: a new life begins. */
  public synchronized void ready() {
    if (!up) {
      up = true;
      lives++;
    }
  }

  /** The number of its life, from 1; 0 while it is down. */
  public synchronized long life() {
    return up ? lives : 0;
  }
}
