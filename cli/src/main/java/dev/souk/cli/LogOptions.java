package dev.souk.cli;

import dev.souk.cli.config.LogConfig;
import dev.souk.cli.config.SoukConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which logs a command works on. */
public final class LogOptions {

  @Option(
      names = "--log",
      paramLabel = "KIND",
      description = {
        "what logs are kept in, instead of what is configured: jsonl or kafka",
        "Unless --data is given, data are then in the configured directory with -KIND after its"
            + " name."
      })
  private LogConfig.@Nullable Kind kind;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "brokers of Kafka; without any, one is started on this machine")
  private @Nullable String bootstrap;

  @Option(names = "--data", description = "data directory, instead of the configured one")
  private @Nullable Path data;

  /** The settings that were read, with what was asked for instead. */
  public SoukConfig over(SoukConfig read) {
    LogConfig.Kind asked = bootstrap == null ? kind : LogConfig.Kind.KAFKA;
    SoukConfig config = asked == null ? read : read.keeping(asked, bootstrap);
    if (data != null) {
      return config.in(data);
    }
    boolean other = config.log().kind() != read.log().kind();
    return other
        ? config.in(
            read.data().resolveSibling(read.data().getFileName() + "-" + config.log().wire()))
        : config;
  }
}
