package dev.souk.jobs.embedded;

import dev.souk.domain.ShopId;
import dev.souk.log.LogPosition;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/**
 * The lives of a shop's views, {@code g1}, {@code g2}, ...
 *
 * @param config where checkpoints are
 * @param shop the shop
 * @param store its views
 */
record Generations(JobsConfig config, ShopId shop, SnapshotStore store) {

  /**
   * Those whose jobs can go on, oldest first: from a complete checkpoint, or from the beginning if
   * they have published nothing yet.
   */
  List<Generation> resumable() throws IOException {
    List<Generation> found = new ArrayList<>();
    for (int number : numbers(config.directory().resolve(shop.value()))) {
      String name = name(number);
      if (store.givenUp(name)) {
        continue;
      }
      Path directory = directory(name);
      boolean checkpoint = new Checkpoints(directory).newest().isPresent();
      Optional<Generation> stored = Generation.load(directory);
      if (checkpoint) {
        found.add(stored.isPresent() ? stored.get() : unrecorded(name));
      } else if (stored.isPresent() && !published(name)) {
        found.add(stored.get());
      }
    }
    return found;
  }

  /** One of a version that kept no records; such a version only ever began the one it served. */
  private Generation unrecorded(String name) throws IOException {
    String replaces = store.current(View.ITEMS).filter(g -> !g.equals(name)).orElse("");
    Instant created = Files.getLastModifiedTime(directory(name)).toInstant();
    return new Generation(name, created, LogPosition.START, LogPosition.START, replaces);
  }

  /** Begins a new one, under a name that none has. */
  Generation begin(LogPosition from, LogPosition target, String replaces) throws IOException {
    SortedSet<Integer> taken = numbers(config.directory().resolve(shop.value()));
    for (View view : View.STREAMED) {
      for (String known : store.generations(view)) {
        if (numbered(known)) {
          taken.add(number(known));
        }
      }
    }
    String name = name(taken.isEmpty() ? 1 : taken.last() + 1);
    Generation generation = new Generation(name, Instant.now(), from, target, replaces);
    generation.store(directory(name));
    return generation;
  }

  /** Deletes all that is kept of a generation whose job has ended and that is not served. */
  void drop(String name) throws IOException {
    FileUtils.deleteDirectory(directory(name).toFile());
    for (View view : View.STREAMED) {
      store.drop(view, name);
    }
  }

  Path directory(String name) {
    return config.checkpoints(shop, name);
  }

  private boolean published(String generation) throws IOException {
    for (View view : View.STREAMED) {
      if (store.latest(view, generation).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static String name(int number) {
    return "g" + number;
  }

  private static boolean numbered(String name) {
    return name.matches("g\\d{1,6}");
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(1));
  }

  private static SortedSet<Integer> numbers(Path directory) throws IOException {
    SortedSet<Integer> numbers = new TreeSet<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(Generations::numbered)
            .forEach(file -> numbers.add(number(file)));
      }
    }
    return numbers;
  }
}
