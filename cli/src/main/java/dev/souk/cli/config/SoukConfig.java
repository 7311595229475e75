package dev.souk.cli.config;

import dev.souk.api.HttpConfig;
import dev.souk.domain.ShopId;
import dev.souk.jobs.PipelineOptions;
import dev.souk.kernels.BackendKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All settings of one process; what each means is said in config/souk.yaml. Read by {@link
 * SoukConfigReader}.
 *
 * @param data where logs, views, models and checkpoints are
 * @param log what logs are kept in
 * @param http how the server listens
 * @param similarity the backend asked for
 * @param parallelism of each shop's streaming job
 * @param shards Lucene indexes per view
 * @param partitions of a new log's behavior topic
 * @param checkpoint between checkpoints
 * @param backlogCheckpoint between checkpoints while a job catches up
 * @param pipeline how profiles and signals are kept
 * @param training how models are trained
 * @param ranking directory of ranking profiles
 * @param deployment what runs where
 * @param shops by id
 */
public record SoukConfig(
    Path data,
    LogConfig log,
    HttpConfig http,
    BackendKind similarity,
    int parallelism,
    int shards,
    int partitions,
    Duration checkpoint,
    Duration backlogCheckpoint,
    PipelineOptions pipeline,
    TrainingSettings training,
    Path ranking,
    Deployment deployment,
    Map<ShopId, ShopConfig> shops) {

  public SoukConfig {
    shops = Collections.unmodifiableMap(new LinkedHashMap<>(shops));
  }

  /** The same with another port. */
  public SoukConfig at(int port) {
    return with(data, log, http.at(http.host(), port), partitions, shops);
  }

  /** The same with another number of partitions of new logs. */
  public SoukConfig dividing(int newPartitions) {
    return with(data, log, http, newPartitions, shops);
  }

  /** The same in another data directory. */
  public SoukConfig in(Path newData) {
    return with(newData, log, http, partitions, shops);
  }

  /**
   * The same with logs of {@code kind}, at {@code bootstrap} if they are in Kafka and it is named.
   */
  public SoukConfig keeping(LogConfig.Kind kind, @Nullable String bootstrap) {
    LogConfig.Kafka kafka = log instanceof LogConfig.Kafka same ? same : LogConfig.Kafka.LOCAL;
    LogConfig newLog =
        switch (kind) {
          case JSONL -> new LogConfig.Jsonl();
          case KAFKA -> bootstrap == null ? kafka : kafka.at(bootstrap);
        };
    return with(data, newLog, http, partitions, shops);
  }

  /** The same for other shops in another data directory, where their logs are too. */
  public SoukConfig serving(Path newData, Map<ShopId, ShopConfig> newShops) {
    return with(newData, new LogConfig.Jsonl(), http, partitions, newShops);
  }

  private SoukConfig with(
      Path newData,
      LogConfig newLog,
      HttpConfig newHttp,
      int newPartitions,
      Map<ShopId, ShopConfig> newShops) {
    return new SoukConfig(
        newData,
        newLog,
        newHttp,
        similarity,
        parallelism,
        shards,
        newPartitions,
        checkpoint,
        backlogCheckpoint,
        pipeline,
        training,
        ranking,
        deployment,
        newShops);
  }

  /** The same for a process of another role. */
  public SoukConfig as(Deployment.Role role) {
    return new SoukConfig(
        data,
        log,
        http,
        similarity,
        parallelism,
        shards,
        partitions,
        checkpoint,
        backlogCheckpoint,
        pipeline,
        training,
        ranking,
        deployment.in(role),
        shops);
  }
}
