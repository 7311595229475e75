package dev.souk.jobs.sink;

import dev.souk.view.DamagedFileException;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again at what a shard has stored, some at each commit by turns, so that what is damaged in
 * the store is noticed while the shard still has the bytes. Not thread-safe.
 */
final class StoredFileCare {

  private static final Logger LOG = LoggerFactory.getLogger(StoredFileCare.class);

  /** Read again at each commit; a longer file is read when enough was saved up for it. */
  private static final long BYTES_PER_COMMIT = 4 << 20;

  private final SnapshotStore store;
  private final View view;
  private final String generation;
  private long budget;
  private int next;

  StoredFileCare(SnapshotStore store, View view, String generation) {
    this.store = store;
    this.view = view;
    this.generation = generation;
  }

  /**
   * Looks at some of {@code files}.
   *
   * @return those that are damaged or missing
   */
  List<StoredFile> damaged(Collection<StoredFile> files) throws IOException {
    List<StoredFile> all = List.copyOf(files);
    List<StoredFile> damaged = new ArrayList<>();
    budget += BYTES_PER_COMMIT;
    for (int looked = 0; looked < all.size(); looked++) {
      next = next < all.size() ? next : 0;
      StoredFile file = all.get(next);
      if (file.length() > budget) {
        return damaged;
      }
      budget -= file.length();
      next++;
      try {
        store.check(view, generation, file);
      } catch (DamagedFileException e) {
        LOG.error("A stored file of {} is stored again: {}", view, e.getMessage());
        damaged.add(file);
      }
    }
    budget = 0;
    return damaged;
  }
}
