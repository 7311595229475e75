package dev.souk.cli.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/**
 * The files that a single-node broker is started with: its settings, and where it logs.
 *
 * @param directory of everything that is the broker's
 * @param port that clients connect to
 * @param controllerPort that the broker talks to itself on
 */
record BrokerSettings(Path directory, int port, int controllerPort) {

  private static final Path SETTINGS = Path.of("server.properties");
  private static final Path LOGGING = Path.of("log4j2.properties");

  /** Where lines are kept. */
  Path data() {
    return directory.resolve("data");
  }

  /** The broker's own log file. */
  Path logFile() {
    return directory.resolve("broker.log");
  }

  Path settings() {
    return directory.resolve(SETTINGS);
  }

  Path logging() {
    return directory.resolve(LOGGING);
  }

  /** The id of the cluster: chosen at the first start and kept with the data. */
  String clusterId() throws IOException {
    Path file = directory.resolve("cluster-id");
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    String id = Uuid.randomUuid().toString();
    Path whole = directory.resolve("cluster-id.new");
    Files.writeString(whole, id + "\n");
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    return id;
  }

  /** Writes both files. */
  void write() throws IOException {
    Files.createDirectories(data());
    Files.writeString(settings(), text(properties()));
    Files.writeString(logging(), logging(logFile()));
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("controller.quorum.voters", "1@localhost:" + controllerPort);
    properties.put(
        "listeners",
        "CLIENTS://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
    properties.put("advertised.listeners", "CLIENTS://localhost:" + port);
    properties.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("inter.broker.listener.name", "CLIENTS");
    properties.put("log.dirs", data().toAbsolutePath().toString());
    properties.put("auto.create.topics.enable", "false");
    // There is one node, so one replica of the broker's own topics.
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    // Without a second replica a loss of power costs what the disk does not have yet.
    properties.put("log.flush.interval.ms", "1000");
    return properties;
  }

  private static String text(Map<String, String> properties) {
    StringBuilder text = new StringBuilder();
    properties.forEach((key, value) ->
        text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
    return text.toString();
  }

  private static String logging(Path file) {
    return String.format(
        Locale.ROOT,
        """
        rootLogger.level = warn
        rootLogger.appenderRef.file.ref = file
        logger.server.name = kafka.server
        logger.server.level = info
        appender.file.type = RollingFile
        appender.file.name = file
        appender.file.fileName = %1$s
        appender.file.filePattern = %1$s.%%i
        appender.file.layout.type = PatternLayout
        appender.file.layout.pattern = %%d %%-5p %%c: %%m%%n
        appender.file.policies.type = SizeBasedTriggeringPolicy
        appender.file.policies.size = 10MB
        appender.file.strategy.type = DefaultRolloverStrategy
        appender.file.strategy.max = 3
        """,
        file.toAbsolutePath().toString().replace("\\", "/"));
  }
}
