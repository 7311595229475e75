package dev.souk.cli.chaos.system;

import dev.souk.cli.chaos.check.Uptime;
import dev.souk.cli.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An API process, which is started again whenever it has ended. Thread-safe. */
public final class ApiProcess implements AutoCloseable {

  /** What is done to a process that is down. */
  public interface Damage {
    /** Does it. */
    void run() throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(ApiProcess.class);
  private static final String REFUSED = "is refused";
  private static final long LOOK_MILLIS = 100;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final ChildProcess child;
  private final URI address;
  private final URI shop;
  private final Path copies;
  private final Uptime uptime = new Uptime();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts it and begins to look after it.
   *
   * @param shop path of the shop, such as {@code v1/gifts/}
   * @param copies where it keeps its copies of snapshots
   */
  ApiProcess(ChildProcess child, URI address, String shop, Path copies) {
    this.child = child;
    this.address = address;
    this.shop = address.resolve(shop);
    this.copies = copies;
    this.thread = Thread.ofPlatform().daemon().name(child.spec().name()).start(this::lookAfter);
  }

  /** For messages. */
  public String name() {
    return child.spec().name();
  }

  /** The shop's address, ending with a slash. */
  public URI shop() {
    return shop;
  }

  /** Where it keeps its copies of snapshots. */
  public Path copies() {
    return copies;
  }

  /** When it must answer. */
  public Uptime uptime() {
    return uptime;
  }

  /** How many snapshots it has refused, as its log tells. */
  long refused() throws IOException {
    try (Stream<String> lines = Files.lines(child.spec().log(), StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains(REFUSED)).count();
    }
  }

  private void lookAfter() {
    try {
      while (!closed) {
        try {
          look();
        } catch (IOException e) {
          LOG.debug("{} does not answer yet: {}", name(), e.toString());
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private void look() throws IOException, InterruptedException {
    synchronized (this) {
      if (!child.isAlive()) {
        uptime.down();
        child.start();
      }
    }
    if (uptime.life() >= 0) {
      return;
    }
    long downs = uptime.downs();
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("health/ready"))
            .timeout(Duration.ofSeconds(10))
            .build();
    if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
      uptime.ready(downs);
    }
  }

  /** Kills it; it is started again soon. */
  public void kill() throws IOException, InterruptedException {
    kill(() -> {});
  }

  /** Kills it and starts it again only after {@code damage} is done. */
  public synchronized void kill(Damage damage) throws IOException, InterruptedException {
    uptime.down();
    if (child.isAlive()) {
      child.kill();
    }
    damage.run();
  }

  /** Ends it for good. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    uptime.down();
    child.close();
  }
}
