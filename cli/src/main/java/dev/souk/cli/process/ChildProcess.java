package dev.souk.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that this one starts, and may kill and start again. It is killed when this process
 * ends, also if that is by {@code kill -9}. Thread-safe.
 *
 * <p>For that a watcher beside the child reads from a pipe that only this process writes to; the
 * system closes the pipe when this process is gone, and then the watcher kills the child.
 */
public final class ChildProcess implements AutoCloseable {

  /** Starts the watcher, then becomes the program: the child's pid is the shell's. */
  private static final String GUARDED =
      "exec 3<&0; (cat <&3; kill -9 $$) >/dev/null 2>&1 & exec 3<&-; exec \"$@\" </dev/null";

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int TAIL = 4000;

  private final ProcessSpec spec;
  private @Nullable Process process;

  /** Something that a process is ready by. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it holds. */
    boolean holds() throws IOException;
  }

  /** A child that is not started yet. */
  public ChildProcess(ProcessSpec spec) {
    this.spec = spec;
  }

  /** Starts a child. */
  public static ChildProcess start(ProcessSpec spec) throws IOException {
    ChildProcess child = new ChildProcess(spec);
    child.start();
    return child;
  }

  /** What it runs. */
  public ProcessSpec spec() {
    return spec;
  }

  /**
   * Starts it, also again after it has ended.
   *
   * @throws IllegalStateException if it runs
   * @throws IOException if the system cannot start it
   */
  public synchronized void start() throws IOException {
    if (isAlive()) {
      throw new IllegalStateException(
          spec.name() + ": runs as " + pid() + " (expected: a process that has ended)");
    }
    Path directory = spec.log().toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", GUARDED, spec.name()));
    words.addAll(spec.command());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    builder.environment().putAll(spec.environment());
    Process begun = builder.start();
    // At once, while the number of the ended child cannot be another process's.
    CompletableFuture<Void> _ = begun.onExit().thenAccept(ChildProcess::dismissWatcher);
    process = begun;
  }

  private static void dismissWatcher(Process ended) {
    try {
      ended.getOutputStream().close();
    } catch (IOException _) {
      // It has gone already.
    }
  }

  /**
   * Waits until {@code ready} says so, asking every few milliseconds.
   *
   * @throws IOException if the process ends before, or it takes longer than {@code most}, when the
   *     message has the end of its log; or as {@code ready} throws it
   */
  public void awaitReady(Condition ready, Duration most) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (!ready.holds()) {
      if (!isAlive()) {
        throw new IOException(spec.name() + " ended before it was ready" + lastWords());
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            spec.name() + " was not ready within " + most.toSeconds() + " s" + lastWords());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** The end of what it printed, for messages. */
  private String lastWords() throws IOException {
    String said = Files.readString(spec.log(), StandardCharsets.ISO_8859_1);
    return "; the end of %s:%n%s"
        .formatted(spec.log(), said.substring(Math.max(0, said.length() - TAIL)));
  }

  /** Whether it was started and has not ended. */
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /**
   * The number that the system gave the child when it was last started.
   *
   * @throws IllegalStateException if it never was
   */
  public synchronized long pid() {
    return started().pid();
  }

  private synchronized Process started() {
    if (process == null) {
      throw new IllegalStateException(
          spec.name() + ": not started (expected: a process that was started)");
    }
    return process;
  }

  /** Ends it as {@code kill -9} does, without a word, and waits until it is gone. */
  public void kill() throws InterruptedException {
    started().destroyForcibly().waitFor();
  }

  /** Asks it to end (SIGTERM) and waits; after 20 s it is killed. */
  public void terminate() throws InterruptedException {
    Process running = started();
    running.destroy();
    if (!running.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
      running.destroyForcibly().waitFor();
    }
  }

  /** Terminates it if it runs. */
  @Override
  public void close() {
    if (!isAlive()) {
      return;
    }
    try {
      terminate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      started().destroyForcibly();
    }
  }

  @Override
  public String toString() {
    return isAlive() ? spec.name() + " (" + pid() + ")" : spec.name() + " (ended)";
  }
}
