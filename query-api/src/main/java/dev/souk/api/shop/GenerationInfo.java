package dev.souk.api.shop;

import dev.souk.log.LogPosition;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One generation of a shop's views.
 *
 * @param name such as {@code g2}
 * @param role what it is there for
 * @param created when its replay began
 * @param from where its replay began
 * @param target the end of the log when its replay began
 * @param position how far all of its views reflect the log
 * @param replayed lines before {@code target} that its views reflect, counted from {@code from}
 * @param toReplay lines between {@code from} and {@code target}
 * @param lag lines of the log that its views do not reflect yet
 * @param documents by view that has a snapshot
 * @param bytes its newest snapshots take
 * @param job how its job is
 */
public record GenerationInfo(
    String name,
    Role role,
    Instant created,
    LogPosition from,
    LogPosition target,
    LogPosition position,
    long replayed,
    long toReplay,
    long lag,
    Map<String, Long> documents,
    long bytes,
    JobStatus job) {

  /** What a generation is there for. */
  public enum Role {
    /** Requests are answered from it. */
    SERVED,
    /** It was served before, and a rollback would serve it again. */
    PREVIOUS,
    /** It is neither. */
    CANDIDATE;

    /** The name in answers. */
    public String wire() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public GenerationInfo {
    documents = java.util.Collections.unmodifiableMap(new TreeMap<>(documents));
  }

  /** Whether it reflects all that was in the log when its replay began. */
  public boolean complete() {
    return replayed >= toReplay && !documents.isEmpty();
  }
}
