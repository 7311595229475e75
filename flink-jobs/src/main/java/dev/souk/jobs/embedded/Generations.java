package dev.souk.jobs.embedded;

import dev.souk.domain.ShopId;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The lives of a shop's views, {@code g1}, {@code g2}, ...
 *
 * @param config where checkpoints are
 * @param shop the shop
 * @param views where views are
 */
record Generations(JobsConfig config, ShopId shop, Path views) {

  /** The views that the streaming job writes. */
  static final List<View> WRITTEN = List.of(View.ITEMS, View.PROFILES, View.SIGNALS);

  /**
   * The one to write: the newest that has a complete checkpoint to go on from; else the first one
   * that has published nothing, for a job that begins anew must not write over what is served.
   */
  String choose() throws IOException {
    for (int number : numbers(config.directory().resolve(shop.value())).reversed()) {
      if (new Checkpoints(config.checkpoints(shop, name(number))).newest().isPresent()) {
        return name(number);
      }
    }
    int fresh = 1;
    while (published(name(fresh))) {
      fresh++;
    }
    return name(fresh);
  }

  private boolean published(String generation) throws IOException {
    SnapshotStore store = new SnapshotStore(views);
    for (View view : WRITTEN) {
      if (store.latest(view, generation).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static String name(int number) {
    return "g" + number;
  }

  private static SortedSet<Integer> numbers(Path directory) throws IOException {
    SortedSet<Integer> numbers = new TreeSet<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.matches("g\\d{1,6}"))
            .forEach(file -> numbers.add(Integer.parseInt(file.substring(1))));
      }
    }
    return numbers;
  }
}
