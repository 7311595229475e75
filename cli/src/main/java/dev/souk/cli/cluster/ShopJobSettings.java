package dev.souk.cli.cluster;

import dev.souk.cli.ShopPaths;
import dev.souk.cli.config.LogConfig;
import dev.souk.cli.config.ShopConfig;
import dev.souk.cli.config.SoukConfig;
import dev.souk.config.SettingsException;
import dev.souk.domain.ShopId;
import dev.souk.jobs.cluster.JobArguments;
import dev.souk.jobs.cluster.SharedPlaces;
import dev.souk.jobs.kafka.KafkaLogConfig;
import dev.souk.representation.embedding.OnnxSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job on a cluster is told of a process's settings. Views, models and checkpoints are where
 * embedded mode has them, so that either goes on where the other ended.
 */
public final class ShopJobSettings {

  private ShopJobSettings() {}

  /**
   * The arguments of {@code shop}'s job.
   *
   * @throws SettingsException if its log is not in a Kafka that is named
   */
  public static JobArguments of(SoukConfig config, ShopId shop) {
    ShopPaths paths = ShopPaths.of(config.data().toAbsolutePath(), shop);
    return new JobArguments(
        shop,
        kafka(config),
        new SharedPlaces(
            config.deployment().views(shop, paths),
            paths.lsa().toString(),
            checkpoints(config, shop).toString()),
        config.data().toAbsolutePath().resolve("cluster").resolve("scratch").toString(),
        config.parallelism(),
        config.shards(),
        config.checkpoint(),
        config.backlogCheckpoint(),
        "",
        null,
        config.pipeline(),
        embedder(config, shop));
  }

  private static @Nullable OnnxSettings embedder(SoukConfig config, ShopId shop) {
    ShopConfig settings = config.shops().get(shop);
    return settings == null ? null : settings.embedder();
  }

  private static KafkaLogConfig kafka(SoukConfig config) {
    return switch (config.log()) {
      case LogConfig.Kafka kafka when !kafka.bootstrap().isEmpty() ->
          kafka.topics(kafka.bootstrap(), config.partitions());
      case LogConfig.Kafka _ ->
          throw new SettingsException(
              "log",
              List.of("log.bootstrap: '' (expected: brokers, for other processes need them too)"));
      case LogConfig.Jsonl _ ->
          throw new SettingsException(
              "log", List.of("log.kind: jsonl (expected: kafka, which other processes can read)"));
    };
  }

  private static Path checkpoints(SoukConfig config, ShopId shop) {
    return config.data().toAbsolutePath().resolve("flink").resolve(shop.value());
  }

  /** Where savepoints of {@code shop} go, as a URI. */
  static String savepoints(SoukConfig config, ShopId shop) {
    return ShopPaths.of(config.data().toAbsolutePath(), shop)
        .root()
        .resolve("savepoints")
        .toUri()
        .toString();
  }
}
