package dev.souk.cli.runtime;

import dev.souk.jobs.training.LsaFiles;
import dev.souk.representation.text.LsaBasis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The LSA basis in use, read once and again when its pointer changes. Thread-safe. */
final class CurrentBasis implements Supplier<Optional<LsaBasis>> {

  private final Path pointer;
  private final LsaFiles files;
  private String name = "";
  private volatile Optional<LsaBasis> basis = Optional.empty();

  /**
   * @param directory where training keeps bases
   */
  CurrentBasis(Path directory) throws IOException {
    this.pointer = directory.resolve("CURRENT");
    this.files = new LsaFiles(directory);
    refresh();
  }

  /** Reads the basis if another one is in use now. */
  synchronized void refresh() throws IOException {
    if (!Files.exists(pointer)) {
      return;
    }
    String current = Files.readString(pointer).strip();
    if (!current.equals(name)) {
      basis = files.current();
      name = current;
    }
  }

  @Override
  public Optional<LsaBasis> get() {
    return basis;
  }
}
