package dev.souk.jobs.dedup;

/** What an event is when it is compared with those received before. */
enum Verdict {
  /** It was not received before. */
  NEW,
  /** It was received before. */
  DUPLICATE,
  /** Nobody can tell any more. It counts. */
  LATE
}
