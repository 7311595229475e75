package dev.souk.jobs.items;

import org.jspecify.annotations.Nullable;

/**
 * Where a representer keeps what was costly to make of an item, so that it need not be made again
 * when something else changed. Used by one thread.
 */
public interface VectorMemory {

  /** Remembers nothing. */
  VectorMemory NONE =
      new VectorMemory() {
        @Override
        public byte @Nullable [] get(String itemId) {
          return null;
        }

        @Override
        public void put(String itemId, byte[] made) {}
      };

  /** What was put last of an item, null if nothing was. */
  byte @Nullable [] get(String itemId) throws Exception;

  /** Keeps something of an item. */
  void put(String itemId, byte[] made) throws Exception;
}
