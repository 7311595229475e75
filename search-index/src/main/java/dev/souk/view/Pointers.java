package dev.souk.view;

import dev.souk.view.storage.ViewStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Small text files that are replaced as a whole.
 *
 * @param storage where they are
 */
record Pointers(ViewStorage storage) {

  Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(new String(storage.read(name), StandardCharsets.UTF_8).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void write(String name, String text) throws IOException {
    storage.replace(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
