package dev.souk.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a process reads views from.
 *
 * @param store the snapshots
 * @param cache where copies of files are kept, of this process only; null to read the storage in
 *     place, which must then be on this machine
 * @param refusals are told of snapshots that are not whole
 */
public record ViewSource(SnapshotStore store, @Nullable Path cache, SnapshotRefusals refusals) {

  /** Of a store that is on this machine. */
  public static ViewSource local(SnapshotStore store) {
    return new ViewSource(store, null, new SnapshotRefusals());
  }

  /** Whether {@code view} has a snapshot, whole or not. */
  public boolean published(View view, @Nullable String generation) throws IOException {
    return (generation == null ? store.newest(view) : store.newest(view, generation)).isPresent();
  }

  /**
   * Opens the newest snapshot that is whole.
   *
   * @param generation the generation to follow, or null for whichever is served; then, at first,
   *     one that was served before will do
   * @return empty if there is none
   */
  public Optional<ViewReader> open(View view, @Nullable String generation) throws IOException {
    return published(view, generation) ? ViewReader.open(this, view, generation) : Optional.empty();
  }
}
