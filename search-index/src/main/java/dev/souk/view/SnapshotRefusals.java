package dev.souk.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots that a reader refused. Each is told of once, in the log and here, however often the
 * reader comes by; and now and then it is looked at again, for what was damaged may have been put
 * right. Thread-safe.
 */
public final class SnapshotRefusals {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotRefusals.class);
  private static final int KEPT = 16;

  /** How often a refused snapshot is passed over before it is examined again. */
  static final int PASSES = 20;

  private final Deque<SnapshotRefusal> recent = new ArrayDeque<>();
  private final Map<View, Long> counts = new EnumMap<>(View.class);
  private final Map<SnapshotId, Integer> passes = new HashMap<>();

  /** Whether {@code snapshot} was refused and is not to be examined again yet. */
  synchronized boolean passesOver(SnapshotId snapshot) {
    Integer left = passes.get(snapshot);
    if (left == null || left == 0) {
      return false;
    }
    passes.put(snapshot, left - 1);
    return true;
  }

  /** Notes a refusal. */
  synchronized void add(SnapshotId snapshot, DamagedFileException damage) {
    boolean known = passes.put(snapshot, PASSES) != null;
    if (known) {
      return;
    }
    SnapshotRefusal refusal =
        new SnapshotRefusal(snapshot, damage.file(), damage.expected(), damage.found());
    LOG.error(
        "The snapshot {} is refused, and the one before it stays in use: {}",
        snapshot,
        damage.getMessage());
    counts.merge(snapshot.view(), 1L, Long::sum);
    recent.addLast(refusal);
    if (recent.size() > KEPT) {
      passes.remove(recent.removeFirst().snapshot());
    }
  }

  /** Forgets that {@code snapshot} was damaged, so that it is told of if it is so again. */
  synchronized void taken(SnapshotId snapshot) {
    passes.remove(snapshot);
  }

  /** The newest {@value #KEPT} refusals, the newest last. */
  public synchronized List<SnapshotRefusal> recent() {
    return new ArrayList<>(recent);
  }

  /** How many snapshots of each view were refused. */
  public synchronized Map<View, Long> counts() {
    return Map.copyOf(counts);
  }
}
