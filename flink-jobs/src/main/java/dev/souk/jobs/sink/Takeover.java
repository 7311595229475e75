package dev.souk.jobs.sink;

import dev.souk.log.LogPosition;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a job serves its own generation by itself: if nothing is served yet; or if it replaces the
 * served generation, whose state was lost, and all its views reflect all that the served ones do. A
 * generation that was ever served never does so again: whoever went back from it knows why.
 *
 * @param store where views are
 * @param target the job's own generation, and which one it replaces
 */
record Takeover(SnapshotStore store, SnapshotTarget target) {

  private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

  /** To be called whenever a view was published. */
  void published() throws IOException {
    Optional<String> served = store.current(View.ITEMS);
    if (served.isPresent()
        && (!served.get().equals(target.replaces())
            || store.served(View.ITEMS).contains(target.generation())
            || !coversAll(served.get()))) {
      return;
    }
    store.switchTo(View.ITEMS, target.generation());
    LOG.info(
        "Generation {} is served, before it was {}", target.generation(), served.orElse("none"));
  }

  private boolean coversAll(String other) throws IOException {
    for (View view : View.STREAMED) {
      Optional<Manifest> before = store.latest(view, other);
      Optional<Manifest> own = store.latest(view, target.generation());
      if (before.isPresent()
          && !own.map(manifest -> position(manifest).covers(position(before.get())))
              .orElse(false)) {
        return false;
      }
    }
    return true;
  }

  private static LogPosition position(Manifest manifest) {
    return LogPosition.parse(manifest.position());
  }
}
