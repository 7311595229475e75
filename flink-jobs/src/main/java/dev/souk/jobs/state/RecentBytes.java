package dev.souk.jobs.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * States as the backend has them, kept on the heap because a key that was used lately is soon used
 * again: checkpoints less than a second apart leave a RocksDB with many small files, and to read a
 * key from them costs more than all else that happens to an event. Bytes, for they take a fifth of
 * the room of objects and cost the garbage collector nothing.
 *
 * <p>Two generations: when the young one has half of what may be kept it becomes the old one, and
 * what was old is forgotten. Not thread-safe.
 */
final class RecentBytes {

  /** Of an entry: the key, the array's header and the map's node. */
  private static final int OVERHEAD = 120;

  private final long max;
  private Map<String, byte[]> young = new HashMap<>();
  private Map<String, byte[]> old = new HashMap<>();
  private long youngSize;

  /**
   * Keeps nothing yet.
   *
   * @param max bytes of heap to take at most, about; 0 keeps nothing
   */
  RecentBytes(long max) {
    this.max = max;
  }

  /** Keeps {@code state}, which is not copied, as that of {@code key}. */
  void put(String key, byte[] state) {
    if (max == 0) {
      return;
    }
    byte[] before = young.put(key, state);
    youngSize += before == null ? OVERHEAD + state.length : state.length - before.length;
    if (youngSize > max / 2) {
      old = young;
      young = new HashMap<>();
      youngSize = 0;
    }
  }

  /** The state of {@code key}, null if it is not kept. */
  byte @Nullable [] get(String key) {
    byte[] state = young.get(key);
    return state == null ? old.get(key) : state;
  }
}
