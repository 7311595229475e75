package dev.souk.representation.embedding;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of the queries asked lately, by their text: shoppers ask the same again, and turn
 * pages. Only what was placed is kept, for a model that failed may recover. Thread-safe.
 */
public final class RecentPlaces {

  private static final int MOST = 1024;
  private static final int LONGEST_TEXT = 256;

  private final Embedder embedder;
  private final Map<String, float[]> places =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > MOST;
        }
      };

  /** Remembers what {@code embedder} answers. */
  public RecentPlaces(Embedder embedder) {
    this.embedder = embedder;
  }

  /** The place of a query; a copy, or null if it has none. */
  public float @Nullable [] query(String text) {
    synchronized (places) {
      float[] known = places.get(text);
      if (known != null) {
        return known.clone();
      }
    }
    float[] place = embedder.query(text);
    if (place != null && text.length() <= LONGEST_TEXT) {
      synchronized (places) {
        places.put(text, place.clone());
      }
    }
    return place;
  }
}
