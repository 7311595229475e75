package dev.souk.cli.kafka;

import dev.souk.cli.process.SoukHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker, alone in its cluster, as a child of this process. Its data are in a
 * directory and survive the end of either process, however it comes. It ends with this process.
 *
 * <p>Thread-safe, but for {@link #restart}.
 */
public final class LocalBroker implements AutoCloseable {

  /** The broker's module, from the directory of ./souk. */
  private static final Path FOLDER = Path.of("cli", "broker");

  private static final Logger LOG = LoggerFactory.getLogger(LocalBroker.class);
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);
  private static final int ANSWER_MILLIS = 2_000;

  private final BrokerSettings settings;
  private volatile Process process;

  private LocalBroker(BrokerSettings settings, Process process) {
    this.settings = settings;
    this.process = process;
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @param directory of its settings, its data and its log file
   * @param port on localhost; 0 takes a free one
   * @throws IOException if it does not start; the message names its log file
   */
  public static LocalBroker start(Path directory, int port) throws IOException {
    BrokerSettings settings =
        new BrokerSettings(directory.toAbsolutePath(), port == 0 ? freePort() : port, freePort());
    LOG.info("Starting a Kafka broker, with its data in {}", settings.directory());
    LocalBroker broker = new LocalBroker(settings, launch(settings));
    broker.awaitReady();
    return broker;
  }

  private static Process launch(BrokerSettings settings) throws IOException {
    Path libraries = libraries();
    settings.write();
    Path output = settings.directory().resolve("broker.out");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms128m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            // A quick start counts for more here than the last bit of speed.
            "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.configurationFile=" + settings.logging(),
            "-cp",
            libraries.resolve("*").toString(),
            "dev.souk.broker.BrokerMain",
            settings.settings().toString(),
            settings.clusterId())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  /** The broker's class path: beside ours in the tree, wherever that is. */
  private static Path libraries() throws IOException {
    Path libraries = SoukHome.find().resolve(FOLDER).resolve("target").resolve("lib");
    if (!Files.isDirectory(libraries)) {
      throw new IOException(
          libraries + ": missing (expected: the broker's libraries, which the build puts there)");
    }
    return libraries;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    Map<String, Object> client =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            AdminClientConfig.CLIENT_ID_CONFIG, "souk-ready",
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200");
    try (Admin admin = Admin.create(client)) {
      while (!answers(admin)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          String state =
              process.isAlive()
                  ? "does not answer within " + READY_WITHIN.toMinutes() + " minutes"
                  : "ended with status " + process.exitValue();
          close();
          throw new IOException(
              "The Kafka broker on port %d %s; see %s and broker.out beside it"
                  .formatted(settings.port(), state, settings.logFile()));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    LOG.info("Kafka answers on {} (process {})", bootstrapServers(), process.pid());
  }

  private static boolean answers(Admin admin) throws IOException {
    try {
      return !admin
          .describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_MILLIS))
          .nodes()
          .get()
          .isEmpty();
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the Kafka broker was starting", e);
    }
  }

  /** Where clients connect. */
  public String bootstrapServers() {
    return "localhost:" + settings.port();
  }

  /** The broker's process, for those who want to see it die. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Ends the broker at once, as a crash does. */
  public void kill() throws IOException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Starts it again on the same data and port after it ended; returns when it answers. */
  public void restart() throws IOException {
    if (process.isAlive()) {
      throw new IllegalStateException("broker: running (expected: one that has ended)");
    }
    process = launch(settings);
    awaitReady();
  }

  private boolean awaitEnd() throws IOException {
    try {
      return process.waitFor(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the Kafka broker was ending", e);
    }
  }

  /** Ends the broker in good order, or by force if that takes too long. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroy();
    if (!awaitEnd()) {
      LOG.warn("The Kafka broker did not end within {} s and is killed", ENDED_WITHIN.toSeconds());
      kill();
    }
  }
}
