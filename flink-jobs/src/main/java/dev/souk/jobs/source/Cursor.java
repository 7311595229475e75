package dev.souk.jobs.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one split of a {@link TailSource}. Used by one thread.
 *
 * @param <T> what is read
 */
interface Cursor<T> extends AutoCloseable {

  /** What comes next, or null if there is nothing yet. Does not wait. */
  @Nullable T next() throws IOException;

  @Override
  void close() throws IOException;
}
