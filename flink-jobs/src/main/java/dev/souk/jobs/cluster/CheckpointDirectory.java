package dev.souk.jobs.cluster;

import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A shop's checkpoints, below one directory for each generation as Flink lays them out: {@code
 * <generation>/<job>/chk-<n>/_metadata}. Numbers grow over all jobs that go on from each other; a
 * checkpoint without metadata is not complete.
 *
 * @param root a URI or an absolute path
 */
public record CheckpointDirectory(String root) {

  private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d{1,18})");
  private static final Pattern GENERATION = Pattern.compile("g(\\d{1,6})");
  private static final String FIRST = "g1";

  /** Where the checkpoints of {@code generation} go, as a URI. */
  public String of(String generation) {
    return new Path(absolute(), generation).toString();
  }

  private Path absolute() {
    Path path = new Path(root);
    return path.toUri().getScheme() == null ? new Path("file://" + path.getPath()) : path;
  }

  /**
   * The generation to write: the newest that has a complete checkpoint; if that was given up, the
   * one after it, which begins with the log; g1 if there is none.
   *
   * @param views where it is noted what was given up
   */
  public String generation(SnapshotStore views) throws IOException {
    String newest = FIRST;
    long number = 0;
    for (Path directory : directories(absolute())) {
      Matcher name = GENERATION.matcher(directory.getName());
      if (name.matches()
          && Long.parseLong(name.group(1)) > number
          && newest(directory.getName()).isPresent()) {
        newest = directory.getName();
        number = Long.parseLong(name.group(1));
      }
    }
    for (long next = Math.max(1, number) + 1; views.givenUp(newest); next++) {
      newest = "g" + next;
    }
    return newest;
  }

  /**
   * The generation that {@code generation} is to be served instead of once it reflects as much: the
   * served one, if that was given up; empty if no other or a sound one is served.
   */
  public static String replaced(SnapshotStore views, String generation) throws IOException {
    String served = views.current(View.ITEMS).orElse(generation);
    return !served.equals(generation) && views.givenUp(served) ? served : "";
  }

  /** The newest complete checkpoint of {@code generation}, as a URI. */
  public Optional<String> newest(String generation) throws IOException {
    Optional<String> newest = Optional.empty();
    long number = -1;
    for (Path job : directories(new Path(of(generation)))) {
      for (Path checkpoint : directories(job)) {
        Matcher name = CHECKPOINT.matcher(checkpoint.getName());
        if (name.matches()
            && Long.parseLong(name.group(1)) > number
            && checkpoint.getFileSystem().exists(new Path(checkpoint, "_metadata"))) {
          newest = Optional.of(checkpoint.toString());
          number = Long.parseLong(name.group(1));
        }
      }
    }
    return newest;
  }

  private static List<Path> directories(Path directory) throws IOException {
    FileSystem files = directory.getFileSystem();
    List<Path> found = new ArrayList<>();
    try {
      FileStatus[] entries = files.listStatus(directory);
      if (entries != null) {
        for (FileStatus entry : entries) {
          if (entry.isDir()) {
            found.add(entry.getPath());
          }
        }
      }
    } catch (FileNotFoundException e) {
      return List.of(); // Not there yet, or just collected.
    }
    return found;
  }
}
