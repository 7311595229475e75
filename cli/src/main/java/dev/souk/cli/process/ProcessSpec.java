package dev.souk.cli.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param name for messages, such as {@code taskmanager-1}; not blank
 * @param command the program and its arguments, at least the program
 * @param environment variables on top of the parent's
 * @param log what the process prints, appended; its directory is made
 */
public record ProcessSpec(
    String name, List<String> command, Map<String, String> environment, Path log) {

  /**
   * @throws IllegalArgumentException if {@code name} is blank or {@code command} empty
   */
  public ProcessSpec {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name: '' (expected: a name)");
    }
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("command: [] (expected: a program)");
    }
    environment = Map.copyOf(environment);
  }
}
