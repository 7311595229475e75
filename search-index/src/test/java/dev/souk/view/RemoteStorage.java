package dev.souk.view;

import dev.souk.view.storage.LocalStorage;
import dev.souk.view.storage.ViewStorage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A storage whose files cannot be opened in place, and that tells which were read. */
final class RemoteStorage implements ViewStorage {

  private final LocalStorage files;
  private final List<String> opened = new ArrayList<>();

  RemoteStorage(Path root) {
    files = new LocalStorage(root);
  }

  /** The names of the files opened since the last call. */
  List<String> opened() {
    List<String> names = List.copyOf(opened);
    opened.clear();
    return names;
  }

  @Override
  public byte[] read(String name) throws IOException {
    return files.read(name);
  }

  @Override
  public InputStream open(String name) throws IOException {
    InputStream in = files.open(name);
    opened.add(name.substring(name.lastIndexOf('/') + 1));
    return in;
  }

  @Override
  public Written write(String name, InputStream source) throws IOException {
    return files.write(name, source);
  }

  @Override
  public void replace(String name, byte[] bytes) throws IOException {
    files.replace(name, bytes);
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    return files.list(directory);
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(name);
  }

  @Override
  public void deleteDirectory(String name) throws IOException {
    files.deleteDirectory(name);
  }

  @Override
  public OptionalLong length(String name) throws IOException {
    return files.length(name);
  }

  @Override
  public Optional<Path> local(String name) {
    return Optional.empty();
  }
}
