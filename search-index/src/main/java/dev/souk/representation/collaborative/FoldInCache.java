package dev.souk.representation.collaborative;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the factors of the shoppers who were folded in last against one model: a page of a
 * feed, the next page and the shelf beside it have one history. A history that changed is another
 * one, so nothing in here is ever out of date. Thread-safe.
 */
public final class FoldInCache {

  private static final int MOST = 4096;

  private final FoldIn foldIn;
  private final Map<Key, float[]> factors =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, float[]> eldest) {
              return size() > MOST;
            }
          });

  /** A history by its content, which is what buffers are compared by. */
  private record Key(IntBuffer rows, FloatBuffer weights) {}

  /** Remembers what {@code foldIn} gives. */
  public FoldInCache(FoldIn foldIn) {
    this.foldIn = foldIn;
  }

  /**
   * As {@link FoldIn#shopper}; not to be changed.
   *
   * @throws IllegalArgumentException if the history names a row that the model lacks
   */
  public float[] shopper(History history) {
    Key key = new Key(IntBuffer.wrap(history.rows()), FloatBuffer.wrap(history.weights()));
    float[] known = factors.get(key);
    if (known == null) {
      // Two threads may do it at once: better than that one waits for another shopper's.
      known = foldIn.shopper(history);
      factors.put(key, known);
    }
    return known;
  }
}
