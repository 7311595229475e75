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
 */
public record SnapshotTarget(String views, String generation, String scratch, int shards)
    implements Serializable {

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
