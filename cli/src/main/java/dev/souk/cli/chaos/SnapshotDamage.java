package dev.souk.cli.chaos;

import dev.souk.cli.chaos.plan.Harm;
import dev.souk.view.Manifest;
import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Damages files of snapshots as failing disks and half-done copies do. Stateless. */
final class SnapshotDamage {

  private SnapshotDamage() {}

  /**
   * Damages a file that the newest snapshot of {@code view} names.
   *
   * @param views where the shop's views are published
   * @param newest whether to prefer a file that the snapshot before does not name
   * @param draw chooses the file and the place in it
   * @return the file; empty if there is no snapshot yet
   */
  static Optional<Path> stored(Path views, View view, boolean newest, Harm harm, long draw)
      throws IOException {
    SnapshotStore store = new SnapshotStore(views);
    Optional<Manifest> latest = store.latest(view);
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    Path generation = views.resolve(view.wire()).resolve(latest.get().generation());
    Set<String> before = new HashSet<>();
    for (long checkpoint : store.checkpoints(view, latest.get().generation())) {
      if (checkpoint < latest.get().checkpoint()) {
        store
            .at(view, latest.get().generation(), checkpoint)
            .ifPresent(manifest -> before.addAll(names(manifest)));
      }
    }
    List<String> all = names(latest.get());
    List<String> preferred = all.stream().filter(n -> before.contains(n) != newest).toList();
    return harmOne(
        (preferred.isEmpty() ? all : preferred)
            .stream().map(generation.resolve("files")::resolve).toList(),
        harm,
        draw);
  }

  /**
   * Damages one of the files below {@code directory}.
   *
   * @return the file; empty if there is none
   */
  static Optional<Path> copied(Path directory, Harm harm, long draw) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return harmOne(files.filter(Files::isRegularFile).sorted().toList(), harm, draw);
    }
  }

  private static List<String> names(Manifest manifest) {
    List<String> names = new ArrayList<>();
    for (Shard shard : manifest.shards()) {
      for (StoredFile file : shard.files()) {
        names.add(file.stored());
      }
    }
    return names;
  }

  private static Optional<Path> harmOne(List<Path> files, Harm harm, long draw) throws IOException {
    List<Path> there = files.stream().filter(file -> file.toFile().length() > 0).toList();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(draw);
    Path file = there.get(random.nextInt(there.size()));
    harm(file, harm, random);
    return Optional.of(file);
  }

  private static void harm(Path file, Harm harm, SplittableRandom random) throws IOException {
    switch (harm) {
      case DELETE -> Files.deleteIfExists(file);
      case TRUNCATE -> {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
          bytes.setLength(random.nextLong(bytes.length()));
        }
      }
      case FLIP -> {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
          long place = random.nextLong(bytes.length());
          bytes.seek(place);
          int old = bytes.read();
          bytes.seek(place);
          bytes.write(old ^ 1 << random.nextInt(8));
        }
      }
    }
  }
}
