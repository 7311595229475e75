package dev.souk.api.shop;

import dev.souk.log.LogPosition;

/** How a shop's job is, as the process that runs it knows. Thread-safe, and quick to answer. */
public interface ShopHealth {

  /** The job that turns the log into views. */
  JobStatus job();

  /** The end of the shop's log: the position after its last line. */
  LogPosition logEnd();
}
