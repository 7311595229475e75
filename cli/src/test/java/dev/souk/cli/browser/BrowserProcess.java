package dev.souk.cli.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless browser process with a profile of its own, which is deleted with it. */
final class BrowserProcess implements AutoCloseable {

  /** What the browser is called on one system or another, the first found is used. */
  static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final Duration START = Duration.ofSeconds(30);

  private final Process process;
  private final Path profile;

  private BrowserProcess(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /** The browser on the {@code PATH}, if there is one. */
  static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String name : NAMES) {
      for (String directory : path.split(File.pathSeparator, -1)) {
        Path candidate = Path.of(directory, name);
        if (!directory.isEmpty() && Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Starts {@code binary}. No sandbox, as it shows only our own pages and containers often cannot
   * give it one; nothing in the background, as it must talk to nobody else.
   */
  static BrowserProcess start(Path binary) throws IOException {
    Path profile = Files.createTempDirectory("souk-browser");
    List<String> command =
        List.of(
            binary.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-proxy-server",
            "--window-size=1400,1000",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("browser.log").toFile())
            .start();
    return new BrowserProcess(process, profile);
  }

  /**
   * The port of the DevTools protocol, once the browser has written it.
   *
   * @throws IllegalStateException if it ends or is silent for 30 seconds; the message holds its log
   */
  int debuggingPort() throws IOException {
    Path file = profile.resolve("DevToolsActivePort");
    // The file is created before it is filled: its second line says that it is whole.
    boolean there =
        Polling.until(
            START, () -> Files.exists(file) && Files.readAllLines(file).size() >= 2, this::ended);
    if (!there) {
      String log = Files.readString(profile.resolve("browser.log"));
      throw new IllegalStateException(
          "the browser gave no debugging port (expected: one in " + file + "); it said: " + log);
    }
    return Integer.parseInt(Files.readAllLines(file).getFirst().strip());
  }

  private boolean ended() {
    return !process.isAlive();
  }

  /** Ends the process with all its children, then deletes the profile. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    for (ProcessHandle child : children) {
      child.destroyForcibly();
    }
    // A dying child may still write: what cannot be deleted now can be a moment later.
    if (!Polling.until(Duration.ofSeconds(5), this::deleteProfile, () -> false)) {
      throw new IllegalStateException("cannot delete the browser's profile " + profile);
    }
  }

  private boolean deleteProfile() {
    if (!Files.exists(profile)) {
      return true;
    }
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
