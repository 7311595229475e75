package dev.souk.cli.runtime;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed the other way round, all of it whatever fails. */
public final class Closing implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Adds {@code resource}, which is closed before those that are here already. */
  public <T extends AutoCloseable> T push(T resource) {
    opened.push(resource);
    return resource;
  }

  /** Closes everything because of {@code failure}, which learns of what fails then. */
  public void closeAfter(Exception failure) {
    try {
      close();
    } catch (IOException suppressed) {
      failure.addSuppressed(suppressed);
    }
  }

  @Override
  public void close() throws IOException {
    IOException failed = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        IOException here = e instanceof IOException io ? io : new IOException(e);
        if (failed == null) {
          failed = here;
        } else {
          failed.addSuppressed(here);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
