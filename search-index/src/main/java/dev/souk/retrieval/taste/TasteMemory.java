package dev.souk.retrieval.taste;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What sources have worked out of one taste within one sight of the shop, whatever is asked: so
 * that a shopper's next request does not do it again. Thread-safe; two threads may work out a part
 * at once, with the same outcome.
 */
public final class TasteMemory {

  /**
   * A part.
   *
   * @param name unique among the parts
   */
  public record Part<T>(String name, Class<T> type) {}

  /** Works out a part. */
  @FunctionalInterface
  public interface Work<T> {
    /** The part; immutable. */
    T get() throws IOException;
  }

  private final Map<Part<?>, Object> parts = new ConcurrentHashMap<>();

  /** The part, worked out if it is not known yet. */
  public <T> T get(Part<T> part, Work<T> work) throws IOException {
    Object known = parts.get(part);
    if (known != null) {
      return part.type().cast(known);
    }
    T made = work.get();
    parts.put(part, made);
    return made;
  }
}
