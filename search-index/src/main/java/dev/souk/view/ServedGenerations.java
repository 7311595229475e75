package dev.souk.view;

import dev.souk.domain.InvalidInputException;
import dev.souk.view.storage.ViewStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of each view: which is served, which were, and which may go.
 *
 * @param storage of the shop's views
 */
record ServedGenerations(ViewStorage storage) {

  private static final Logger LOG = LoggerFactory.getLogger(ServedGenerations.class);
  private static final String CURRENT = "CURRENT";
  private static final String SERVED = "SERVED";
  private static final int HISTORY = 32;

  private Pointers pointers() {
    return new Pointers(storage);
  }

  /** Views that are served together have one pointer. */
  private static String place(View view) {
    return View.STREAMED.contains(view) ? "" : view.wire() + "/";
  }

  Optional<String> current(View view) throws IOException {
    Optional<String> current = pointers().read(place(view) + CURRENT);
    return current.isPresent() ? current : pointers().read(view.wire() + "/" + CURRENT);
  }

  void switchTo(View view, String generation) throws IOException {
    List<String> history = new ArrayList<>(history(view));
    history.add(GenerationNames.check(generation));
    pointers().write(place(view) + CURRENT, generation);
    writeHistory(view, history);
  }

  List<String> history(View view) throws IOException {
    List<String> history = new ArrayList<>();
    pointers()
        .read(place(view) + SERVED)
        .ifPresent(lines -> lines.lines().filter(GenerationNames::valid).forEach(history::add));
    // The history is written after the pointer; whoever was stopped between the two is helped here.
    Optional<String> current = current(view);
    if (current.isPresent() && (history.isEmpty() || !history.getLast().equals(current.get()))) {
      history.add(current.get());
    }
    return history;
  }

  private void writeHistory(View view, List<String> history) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String generation : history) {
      if (lines.isEmpty() || !lines.getLast().equals(generation)) {
        lines.add(generation);
      }
    }
    int first = Math.max(0, lines.size() - HISTORY);
    pointers().write(place(view) + SERVED, String.join("\n", lines.subList(first, lines.size())));
  }

  List<String> stored(View view) throws IOException {
    List<String> names = new ArrayList<>();
    for (ViewStorage.Entry entry : storage.list(view.wire())) {
      if (entry.directory() && GenerationNames.valid(entry.name())) {
        names.add(entry.name());
      }
    }
    names.sort(GenerationNames.ORDER);
    return names;
  }

  void drop(View view, String generation) throws IOException {
    String name = GenerationNames.check(generation);
    if (current(view).filter(name::equals).isPresent()) {
      throw new InvalidInputException("generation", name, "one that is not served");
    }
    List<String> history = new ArrayList<>(history(view));
    if (history.removeIf(name::equals)) {
      writeHistory(view, history);
    }
    // The pointer first: who reads while files go finds no snapshot rather than half of one.
    storage.delete(view.wire() + "/" + name + "/" + SnapshotStore.LATEST);
    storage.deleteDirectory(view.wire() + "/" + name);
  }

  /** Drops those before the served one, but for the {@code kept} to go back to. */
  List<String> collect(View view, int kept) throws IOException {
    Optional<String> served = current(view);
    if (served.isEmpty()) {
      return List.of();
    }
    List<String> before = new ArrayList<>();
    for (String name : stored(view)) {
      // A later one may be in the making.
      if (GenerationNames.ORDER.compare(name, served.get()) < 0) {
        before.add(name);
      }
    }
    // Those that were served come first, and what was never served only fills up.
    Set<String> order = new LinkedHashSet<>(history(view).reversed());
    order.addAll(before.reversed());
    order.retainAll(before);
    List<String> dropped = order.stream().skip(kept).toList();
    for (String name : dropped) {
      drop(view, name);
      LOG.info("Dropped generation {} of {}: {} is served", name, view, served.get());
    }
    return dropped;
  }
}
