package dev.souk.representation.embedding;

import java.util.HashMap;
import java.util.Map;

/**
 * The models of a process, each loaded once for all who use it and closed when the last of them
 * ends. Thread-safe.
 */
public final class SharedEmbedders {

  private static final Map<OnnxSettings, Shared> OPEN = new HashMap<>();

  private static final class Shared {
    private final OnnxEmbedder embedder;
    private int users;

    Shared(OnnxEmbedder embedder) {
      this.embedder = embedder;
    }
  }

  /** One user's hold on a model. */
  public static final class Lease implements AutoCloseable {
    private final OnnxSettings settings;
    private final OnnxEmbedder embedder;
    private boolean closed;

    private Lease(OnnxSettings settings, OnnxEmbedder embedder) {
      this.settings = settings;
      this.embedder = embedder;
    }

    /** The embedder, until this is closed. */
    public Embedder embedder() {
      return embedder;
    }

    @Override
    public void close() {
      synchronized (OPEN) {
        if (!closed) {
          closed = true;
          release(settings);
        }
      }
    }
  }

  private SharedEmbedders() {}

  /**
   * The embedder of {@code settings}, loaded if nobody uses it yet.
   *
   * @throws dev.souk.config.SettingsException with everything that is wrong
   */
  public static Lease open(OnnxSettings settings) {
    synchronized (OPEN) {
      Shared shared = OPEN.get(settings);
      if (shared == null) {
        shared = new Shared(OnnxEmbedder.open(settings));
        OPEN.put(settings, shared);
      }
      shared.users++;
      return new Lease(settings, shared.embedder);
    }
  }

  private static void release(OnnxSettings settings) {
    Shared shared = OPEN.get(settings);
    if (shared != null && --shared.users == 0) {
      OPEN.remove(settings);
      shared.embedder.close();
    }
  }
}
