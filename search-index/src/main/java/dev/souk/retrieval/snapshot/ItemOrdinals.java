package dev.souk.retrieval.snapshot;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small number for every item id ever seen, the same in all views and snapshots, so that views
 * are joined by array index. Ids of items that are gone keep theirs. Thread-safe.
 */
public final class ItemOrdinals {

  private final ConcurrentHashMap<String, Integer> byId = new ConcurrentHashMap<>();
  private volatile String[] ids = new String[1024];
  private volatile int size;

  /** The ordinal of {@code id}, which gets one if it has none. */
  int of(String id) {
    Integer known = byId.get(id);
    return known != null ? known : add(id);
  }

  private synchronized int add(String id) {
    Integer known = byId.get(id);
    if (known != null) {
      return known;
    }
    int ordinal = size;
    String[] current = ids;
    if (ordinal == current.length) {
      current = Arrays.copyOf(current, ordinal * 2);
    }
    current[ordinal] = id;
    ids = current;
    size = ordinal + 1;
    byId.put(id, ordinal);
    return ordinal;
  }

  /** The ordinal of {@code id}, or -1. */
  public int find(String id) {
    Integer known = byId.get(id);
    return known == null ? -1 : known;
  }

  /** The id of an ordinal. */
  public String id(int ordinal) {
    return ids[ordinal];
  }

  /** Number of ordinals; they are 0 to this, exclusive. */
  int size() {
    return size;
  }
}
