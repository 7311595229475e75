package dev.souk.cli.cluster;

import dev.souk.domain.ShopId;
import dev.souk.jobs.cluster.JobArguments;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The streaming jobs that are to run on a cluster, a file for each shop, so that a supervisor can
 * submit them again. Several processes may use one directory: who changes what runs holds the
 * {@link #lock} meanwhile.
 *
 * @param directory need not exist yet
 */
record DesiredJobs(Path directory) {

  private static final String SUFFIX = ".job";
  private static final Object IN_THIS_PROCESS = new Object();

  /** What is done under the lock. */
  interface Change {
    void run() throws IOException, InterruptedException;
  }

  /** Does {@code change} while no other process does one. */
  void lock(Change change) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    // A file lock is for processes; it says nothing among the threads of one.
    synchronized (IN_THIS_PROCESS) {
      try (FileChannel channel =
              FileChannel.open(
                  directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid()) {
          change.run();
        }
      }
    }
  }

  /** Notes that the job is to run. */
  void put(JobArguments job) throws IOException {
    Files.createDirectories(directory);
    Path temporary = directory.resolve(job.shop() + ".tmp");
    Files.write(temporary, job.words());
    Files.move(
        temporary,
        file(job.shop()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Notes that the job of {@code shop} is not to run. */
  void remove(ShopId shop) throws IOException {
    Files.deleteIfExists(file(shop));
  }

  /** How the job of {@code shop} is to run, if it is. */
  Optional<JobArguments> get(ShopId shop) throws IOException {
    try {
      return Optional.of(JobArguments.parse(Files.readAllLines(file(shop)).toArray(String[]::new)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** All that are to run. */
  List<JobArguments> all() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<String> names;
    try (Stream<Path> files = Files.list(directory)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(SUFFIX))
              .sorted()
              .toList();
    }
    List<JobArguments> jobs = new ArrayList<>();
    for (String name : names) {
      get(new ShopId(name.substring(0, name.length() - SUFFIX.length()))).ifPresent(jobs::add);
    }
    return jobs;
  }

  private Path file(ShopId shop) {
    return directory.resolve(shop + SUFFIX);
  }
}
