package dev.souk.jobs.sink;

import dev.souk.view.SnapshotStore;
import java.io.Serializable;

/**
 * Where snapshots go.
 *
 * @param views the shop's views: a path, or the URI of one of Flink's file systems
 * @param generation which life of them is written
 * @param scratch a local directory for indexes in the making; what is in it can be deleted when no
 *     job runs
 * @param shards Lucene indexes of each view, 1 to 128; fixed for the life of a generation
 * @param replaces the generation that this one is served instead of as soon as it reflects as much;
 *     empty if others decide when it is
 */
public record SnapshotTarget(
    String views, String generation, String scratch, int shards, String replaces)
    implements Serializable {

  /** A target that is served by itself only if nothing else is. */
  public SnapshotTarget(String views, String generation, String scratch, int shards) {
    this(views, generation, scratch, shards, "");
  }

  /**
   * @throws IllegalArgumentException if {@code shards} is not 1 to 128
   */
  public SnapshotTarget {
    if (shards < 1 || shards > 128) {
      throw new IllegalArgumentException("shards: " + shards + " (expected: 1 to 128)");
    }
  }

  SnapshotStore store() {
    return new SnapshotStore(ViewStorages.at(views));
  }
}
