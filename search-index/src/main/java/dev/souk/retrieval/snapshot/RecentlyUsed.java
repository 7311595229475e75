package dev.souk.retrieval.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what was used last. Thread-safe. */
public final class RecentlyUsed<K, V> {

  private final Map<K, V> kept;

  /**
   * @param most how many to keep
   */
  RecentlyUsed(int most) {
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** What is kept of {@code key}, null if nothing is. */
  public synchronized @Nullable V get(K key) {
    return kept.get(key);
  }

  /** Keeps it, in place of the one used longest ago if there are too many. */
  public synchronized void put(K key, V value) {
    kept.put(key, value);
  }
}
