package dev.souk.cli.config;

import dev.souk.cli.config.LogConfig.Kind;
import dev.souk.config.Settings;
import dev.souk.jobs.kafka.KafkaLogConfig;
import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code log}. */
final class LogConfigReader {

  private static final String FOREVER = "forever";

  private LogConfigReader() {}

  static LogConfig read(Settings log) {
    LogConfig.Kafka absent = LogConfig.Kafka.LOCAL;
    Kind kind = log.oneOf("kind", Kind.JSONL, Kind.class);
    String bootstrap = log.text("bootstrap", absent.bootstrap());
    if (!bootstrap.isEmpty() && !KafkaLogConfig.areServers(bootstrap)) {
      log.problem("bootstrap", bootstrap, "host:port,host:port, or nothing to start a broker");
    }
    String prefix = log.text("prefix", absent.prefix());
    if (!KafkaLogConfig.isPrefix(prefix)) {
      log.problem("prefix", prefix, "1 to 100 letters, digits, _ or -");
    }
    LogConfig.Kafka kafka =
        new LogConfig.Kafka(
            bootstrap,
            log.integer("port", absent.port(), 0, 65_535),
            prefix,
            log.integer("replication", absent.replication(), 1, 16),
            retention(log),
            new TreeMap<>(log.section("client").pairs()));
    return switch (kind) {
      case JSONL -> new LogConfig.Jsonl();
      case KAFKA -> kafka;
    };
  }

  private static @Nullable Duration retention(Settings log) {
    if (log.text("retention", FOREVER).equals(FOREVER)) {
      return null;
    }
    Duration retention = log.duration("retention", KafkaLogConfig.LEAST_RETENTION);
    if (retention.compareTo(KafkaLogConfig.LEAST_RETENTION) < 0) {
      log.problem("retention", retention.toMillis() + "ms", "forever, or 1m or more");
    }
    return retention;
  }
}
