package dev.souk.cli.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Children by name, which end together. Thread-safe. */
public final class ProcessGroup implements AutoCloseable {

  private final Map<String, ChildProcess> children = new LinkedHashMap<>();

  /**
   * Starts a child and adds it.
   *
   * @throws IllegalArgumentException if there is one of that name
   * @throws IOException if the system cannot start it
   */
  public synchronized ChildProcess start(ProcessSpec spec) throws IOException {
    if (children.containsKey(spec.name())) {
      throw new IllegalArgumentException(
          "name: %s (expected: none of %s)".formatted(spec.name(), children.keySet()));
    }
    ChildProcess child = ChildProcess.start(spec);
    children.put(spec.name(), child);
    return child;
  }

  /**
   * The child {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public synchronized ChildProcess child(String name) {
    ChildProcess child = children.get(name);
    if (child == null) {
      throw new IllegalArgumentException(
          "name: %s (expected: one of %s)".formatted(name, children.keySet()));
    }
    return child;
  }

  /** All children in the order in which they were added. */
  public synchronized List<ChildProcess> children() {
    return List.copyOf(children.values());
  }

  /** Those that have ended, in order. */
  public List<ChildProcess> ended() {
    List<ChildProcess> ended = new ArrayList<>();
    for (ChildProcess child : children()) {
      if (!child.isAlive()) {
        ended.add(child);
      }
    }
    return ended;
  }

  /** Terminates all, last started first. */
  @Override
  public void close() {
    for (ChildProcess child : children().reversed()) {
      child.close();
    }
  }
}
