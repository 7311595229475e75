package dev.souk.cli.config;

import dev.souk.jobs.kafka.KafkaLogConfig;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What logs are kept in; config/souk.yaml says what each setting means. */
public sealed interface LogConfig {

  /** The kinds of logs, as settings and options name them. */
  enum Kind {
    /** Directories of JSONL segments. */
    JSONL,
    /** Topics of Kafka. */
    KAFKA
  }

  /** Which of them. */
  Kind kind();

  /** Directories below the data directory. */
  record Jsonl() implements LogConfig {
    @Override
    public Kind kind() {
      return Kind.JSONL;
    }
  }

  /**
   * Topics of Kafka.
   *
   * @param bootstrap the brokers; empty to start one on this machine
   * @param port of the broker that is started; 0 for a free one
   * @param prefix of topics
   * @param replication of new topics
   * @param retention of behaviour and dead letters; null for ever
   * @param client further properties of clients
   */
  record Kafka(
      String bootstrap,
      int port,
      String prefix,
      int replication,
      @Nullable Duration retention,
      SortedMap<String, String> client)
      implements LogConfig {

    /** A broker on this machine, as if nothing were configured. */
    static final Kafka LOCAL = new Kafka("", 0, "souk", 1, null, new TreeMap<>());

    public Kafka {
      client = Collections.unmodifiableSortedMap(new TreeMap<>(client));
    }

    @Override
    public Kind kind() {
      return Kind.KAFKA;
    }

    Kafka at(String brokers) {
      return new Kafka(brokers, port, prefix, replication, retention, client);
    }

    /** For the library, with brokers that are known by now. */
    public KafkaLogConfig topics(String brokers, int partitions) {
      return new KafkaLogConfig(brokers, prefix, partitions, replication, retention, client);
    }
  }

  /** The name in settings. */
  default String wire() {
    return kind().name().toLowerCase(Locale.ROOT);
  }
}
